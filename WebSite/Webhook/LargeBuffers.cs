using System.Collections.Concurrent;

namespace WebSite.Webhook;

/// <summary>
/// Buffers for bodies of more than 64 KiB: no more than <see cref="Most"/> at once, whoever sends them. One that was given back is used
/// again; while none of them is in use they are held weakly, so that the garbage collector takes them.
/// </summary>
internal sealed class LargeBuffers : IDisposable
{
    /// <summary>So many bodies are read at once, a mebibyte each.</summary>
    public const int Most = 32;

    /// <summary>Those who wait longer are told to come again before the platform, which waits five seconds, gives up by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _free = new(Most);
    private readonly ConcurrentBag<WeakReference<byte[]>> _idle = [];

    /// <summary>How many are in use.</summary>
    public int InUse => Most - _free.CurrentCount;

    /// <summary>A buffer for a byte more than <see cref="DeliveryBody.Max"/>, to be given back; null when all are in use.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> says so.</exception>
    public async Task<byte[]?> TakeAsync(CancellationToken cancel)
    {
        if (!await _free.WaitAsync(Patience, cancel))
        {
            return null;
        }

        while (_idle.TryTake(out var idle))
        {
            if (idle.TryGetTarget(out var bytes))
            {
                return bytes;
            }
        }

        return GC.AllocateUninitializedArray<byte>(DeliveryBody.Max + 1);
    }

    /// <summary>Gives one back, of which nothing may be read any more.</summary>
    public void GiveBack(byte[] bytes)
    {
        _idle.Add(new(bytes));
        _free.Release();
    }

    public void Dispose() => _free.Dispose();
}
