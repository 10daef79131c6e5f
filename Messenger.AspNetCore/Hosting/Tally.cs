using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Messenger.AspNetCore.Hosting;

/// <summary>
/// Counts what strangers can cause as often as they like, so that no request of theirs writes, to the database or to the log: what has
/// gathered is told at most once a second, once a reason.
/// </summary>
/// <typeparam name="TReason">What is counted apart. There have to be few: each has a count for as long as the site runs.</typeparam>
public abstract class Tally<TReason>(TimeProvider time) : BackgroundService
    where TReason : notnull
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TReason, StrongBox<long>> _counts = [];
    private readonly Gathered _signal = new();

    /// <summary>It has happened once more, or so many times more.</summary>
    public void Count(TReason reason, long times = 1)
    {
        Interlocked.Add(ref _counts.GetOrAdd(reason, static _ => new()).Value, times);
        _signal.Raise();
    }

    /// <summary>Tells how often something has happened since it was last told. Not cancelled: it is short, and what was taken would be lost.</summary>
    protected abstract Task TellAsync(TReason reason, long count);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in _signal.RaisedAsync(stoppingToken))
            {
                await TellAsync();
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        finally
        {
            await TellAsync();
        }
    }

    private async Task TellAsync()
    {
        foreach (var (reason, gathered) in _counts)
        {
            if (Interlocked.Exchange(ref gathered.Value, 0) is > 0 and var count)
            {
                await TellAsync(reason, count);
            }
        }
    }

    private sealed class Gathered : Signal;
}
