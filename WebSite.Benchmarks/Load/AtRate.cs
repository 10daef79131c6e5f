using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace WebSite.Benchmarks.Load;

/// <summary>
/// A fixed rate: the times are set in advance, whatever the server does. A request that has to wait for a free connection counts
/// from when it was due, so that no wait is left out.
/// </summary>
internal sealed class AtRate : ITurns
{
    private readonly Channel<long> _due = Channel.CreateUnbounded<long>(new() { SingleWriter = true });
    private readonly Requests _requests;

    public AtRate(Requests requests, double perSecond, TimeSpan time, CancellationToken end = default)
    {
        _requests = requests;
        new Thread(() => Pace(perSecond, time, end)) { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
    }

    public async ValueTask<Turn?> NextAsync()
    {
        while (await _due.Reader.WaitToReadAsync())
        {
            if (_due.Reader.TryRead(out var due))
            {
                return _requests.Take() is { } request ? new(request, due) : null;
            }
        }

        return null;
    }

    private void Pace(double perSecond, TimeSpan time, CancellationToken end)
    {
        var start = Stopwatch.GetTimestamp();
        var count = (long)(perSecond * time.TotalSeconds);
        for (long i = 0; i < count && !end.IsCancellationRequested; i++)
        {
            var due = start + (long)(i / perSecond * Stopwatch.Frequency);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait)
            {
                _ = Sleep((uint)wait.TotalMicroseconds);
            }

            _due.Writer.TryWrite(due);
        }

        _due.Writer.Complete();
    }

    /// <summary>.NET's own sleeps know no less than a millisecond, which is more than some of what is measured.</summary>
    [DllImport("libc", EntryPoint = "usleep")]
    private static extern int Sleep(uint microseconds);
}
