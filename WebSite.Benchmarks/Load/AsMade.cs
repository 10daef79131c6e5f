using System.Diagnostics;
using System.Threading.Channels;

namespace WebSite.Benchmarks.Load;

/// <summary>Full load for long: requests are made while others are sent, a few thousand ahead, and never kept.</summary>
internal sealed class AsMade : ITurns
{
    private readonly Channel<byte[]> _made = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(4096) { SingleWriter = true });

    public AsMade(Bodies bodies, CancellationToken end) => _ = Task.Run(() => MakeAsync(bodies, end), CancellationToken.None);

    public async ValueTask<Turn?> NextAsync()
    {
        while (await _made.Reader.WaitToReadAsync())
        {
            if (_made.Reader.TryRead(out var request))
            {
                return new(request, Stopwatch.GetTimestamp());
            }
        }

        return null;
    }

    private async Task MakeAsync(Bodies bodies, CancellationToken end)
    {
        for (long i = 0; !end.IsCancellationRequested; i++)
        {
            await _made.Writer.WriteAsync(bodies.One(i), CancellationToken.None);
        }

        _made.Writer.Complete();
    }
}
