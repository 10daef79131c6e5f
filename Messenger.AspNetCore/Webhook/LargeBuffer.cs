using System.Net;

namespace Messenger.AspNetCore.Webhook;

/// <summary>One of the <see cref="LargeBuffers"/>, lent for a body until it is disposed of.</summary>
/// <param name="owner">Whose it is.</param>
/// <param name="from">Who sends the body.</param>
/// <param name="bytes">The buffer itself.</param>
/// <param name="since">When it was lent, as a timestamp of the owner's clock.</param>
internal sealed class LargeBuffer(LargeBuffers owner, IPAddress from, byte[] bytes, long since) : IDisposable
{
    private readonly CancellationTokenSource _askedBack = new();
    private volatile int _length;
    private volatile bool _isRead;

    public IPAddress From => from;

    public byte[] Bytes => bytes;

    public long Since => since;

    /// <summary>How much of the body has come.</summary>
    public int Length { get => _length; set => _length = value; }

    /// <summary>Whether the whole body is there: its sender holds nobody up any more.</summary>
    public bool IsRead { get => _isRead; set => _isRead = value; }

    /// <summary>Whether another waits for it and this body is late, so that it is to be disposed of.</summary>
    public bool IsAskedBack { get; private set; }

    /// <summary>Says so to who reads the body.</summary>
    public CancellationToken AskedBack => _askedBack.Token;

    /// <summary>Asks for it. The owner's lock is held; who reads the body is told on another thread.</summary>
    public void AskBack()
    {
        IsAskedBack = true;
        _ = _askedBack.CancelAsync();
    }

    /// <summary>It isn't lent any more. The owner's lock is held, so nobody asks for it at the same time.</summary>
    public void Close() => _askedBack.Dispose();

    public void Dispose() => owner.GiveBack(this);
}
