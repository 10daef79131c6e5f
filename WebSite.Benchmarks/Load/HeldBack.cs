using System.Diagnostics;

namespace WebSite.Benchmarks.Load;

/// <summary>
/// As fast as the server answers, but never with more events behind than it has worked out in the last second: so it finds the rate that it can keep
/// up for ever. How far it is, is read from its files.
/// </summary>
internal sealed class HeldBack : ITurns
{
    /// <summary>So many may be behind in any case, at the beginning above all: two of the projector's batches.</summary>
    private const int Least = 512;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Requests _requests;
    private readonly long _end;
    private readonly Task _watching;
    private long _left;
    private TaskCompletionSource _looked = New();

    public HeldBack(Requests requests, Lookout lookout, TimeSpan time)
    {
        _requests = requests;
        _end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        _watching = Task.Factory.StartNew(() => Watch(lookout), TaskCreationOptions.LongRunning);
    }

    /// <summary>Waits until it doesn't look any more.</summary>
    public Task EndAsync() => _watching;

    public async ValueTask<Turn?> NextAsync()
    {
        while (Stopwatch.GetTimestamp() is var now && now < _end)
        {
            var looked = Volatile.Read(ref _looked);
            if (Interlocked.Decrement(ref _left) >= 0)
            {
                return _requests.Take() is { } request ? new(request, now) : null;
            }

            await looked.Task;
        }

        return null;
    }

    private void Watch(Lookout lookout)
    {
        var seen = new Queue<(long At, long Projected)>();
        while (Stopwatch.GetTimestamp() is var now && now < _end)
        {
            var progress = lookout.Look();
            seen.Enqueue((now, progress.Projected));
            while (Stopwatch.GetElapsedTime(seen.Peek().At, now) > Second)
            {
                seen.Dequeue();
            }

            // Those that are on their way aren't stored yet.
            var most = Math.Max(Least, progress.Projected - seen.Peek().Projected);
            Volatile.Write(ref _left, most - progress.Behind - Client.Connections);
            Interlocked.Exchange(ref _looked, New()).SetResult();
            Thread.Sleep(Pause);
        }

        _looked.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
