namespace Messenger.AspNetCore.Webhook;

/// <summary>A body as it came, until it is disposed of: then its buffer is the next one's.</summary>
internal readonly struct ReceivedBody(byte[] buffer, int length, LargeBuffer? large) : IDisposable
{
    /// <summary>Its bytes; none when there is a fault.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>Why it wasn't read; null when it was.</summary>
    public BodyFault? Fault { get; private init; }

    /// <summary>One that wasn't read.</summary>
    public static ReceivedBody Unread(BodyFault fault) => new([], 0, null) { Fault = fault };

    public void Dispose() => large?.Dispose();
}

/// <summary>Why a body wasn't read to its end.</summary>
internal enum BodyFault
{
    /// <summary>It has more bytes than are taken.</summary>
    TooLarge,

    /// <summary>So many large ones are being read that there is no buffer for it, or it was late and another got its buffer.</summary>
    NoRoom,

    /// <summary>It broke off, or came too slowly.</summary>
    Broken,
}
