using System.Net;

namespace Messenger.AspNetCore.Webhook;

/// <summary>
/// Buffers for bodies of more than 64 KiB: no more than <see cref="Most"/> at once, whoever sends them. One that was given back is used
/// again; while none of them is in use they are held weakly, so that the garbage collector takes them. While somebody waits for one, a body
/// that is late loses its own: so nobody keeps others out by holding all of them. Source: <c>docs/webhook.md</c>.
/// </summary>
internal sealed class LargeBuffers(TimeProvider time)
{
    /// <summary>So many bodies are read at once, a mebibyte each.</summary>
    public const int Most = 32;

    /// <summary>More than so many no address keeps while another that has fewer waits.</summary>
    public const int Share = 8;

    /// <summary>Those who wait longer are told to come again before the platform, which waits five seconds, gives up by itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>So long everybody keeps a buffer, whoever waits: an honest sender takes less for a whole body.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly List<LargeBuffer> _held = [];
    private readonly List<Waiter> _waiting = [];
    private readonly Stack<WeakReference<byte[]>> _idle = [];

    /// <summary>How many are in use.</summary>
    public int InUse => Counted(_held);

    /// <summary>How many wait for one.</summary>
    public int Waiting => Counted(_waiting);

    /// <summary>A buffer for a byte more than <see cref="DeliveryBody.Max"/>, to be disposed of; null when none came free.</summary>
    /// <param name="from">Who sends the body.</param>
    /// <param name="cancel">Stops the waiting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> says so.</exception>
    public async Task<LargeBuffer?> TakeAsync(IPAddress from, CancellationToken cancel)
    {
        Waiter waiter = new(from);
        lock (_gate)
        {
            _waiting.Add(waiter);
            Serve();
        }

        var got = waiter.Got.Task;
        for (var began = time.GetTimestamp(); !got.IsCompleted && !cancel.IsCancellationRequested && time.GetElapsedTime(began) < Patience;)
        {
            AskBack(waiter);
            await Task.WhenAny(got, Task.Delay(Look, time, cancel));
        }

        lock (_gate)
        {
            _waiting.Remove(waiter);
        }

        // Nobody serves it any more, so this is how it ended.
        var buffer = got.IsCompleted ? await got : null;
        if (cancel.IsCancellationRequested)
        {
            buffer?.Dispose();
        }

        cancel.ThrowIfCancellationRequested();
        return buffer;
    }

    /// <summary>Gives one back, of which nothing may be read any more.</summary>
    public void GiveBack(LargeBuffer buffer)
    {
        lock (_gate)
        {
            if (_held.Remove(buffer))
            {
                _idle.Push(new(buffer.Bytes));
                buffer.Close();
                Serve();
            }
        }
    }

    /// <summary>A free buffer goes to who has come first of those whose address holds the fewest.</summary>
    private void Serve()
    {
        while (_held.Count < Most && _waiting.MinBy(each => HeldBy(each.From)) is { } next)
        {
            _waiting.Remove(next);
            LargeBuffer buffer = new(this, next.From, Bytes(), time.GetTimestamp());
            _held.Add(buffer);
            next.Got.SetResult(buffer);
        }
    }

    private byte[] Bytes()
    {
        while (_idle.TryPop(out var idle))
        {
            if (idle.TryGetTarget(out var bytes))
            {
                return bytes;
            }
        }

        return GC.AllocateUninitializedArray<byte>(DeliveryBody.Max + 1);
    }

    /// <summary>Asks for a late body's buffer, one for each who waits: of the address that holds the most, the oldest.</summary>
    private void AskBack(Waiter waiter)
    {
        lock (_gate)
        {
            if (!waiter.Got.Task.IsCompleted && _held.Count(buffer => buffer.IsAskedBack) < _waiting.Count)
            {
                _held.Where(buffer => IsLate(buffer, waiter)).MaxBy(buffer => HeldBy(buffer.From))?.AskBack();
            }
        }
    }

    /// <summary>Whether a body has come more slowly than all have to, or its address holds more than its share and the other's doesn't.</summary>
    private bool IsLate(LargeBuffer buffer, Waiter waiter)
    {
        var age = time.GetElapsedTime(buffer.Since);
        return buffer is { IsRead: false, IsAskedBack: false } && age >= Kept
            && (buffer.Length < age.TotalSeconds * DeliveryBody.Pace || (HeldBy(buffer.From) > Share && HeldBy(waiter.From) < Share));
    }

    private int HeldBy(IPAddress address) => _held.Count(buffer => !buffer.IsAskedBack && buffer.From.Equals(address));

    private int Counted<T>(List<T> list)
    {
        lock (_gate)
        {
            return list.Count;
        }
    }

    private sealed class Waiter(IPAddress from)
    {
        public IPAddress From => from;

        public TaskCompletionSource<LargeBuffer> Got { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
