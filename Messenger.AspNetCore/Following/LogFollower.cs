using System.Diagnostics;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Log;

namespace Messenger.AspNetCore.Following;

/// <summary>
/// Follows the log, right behind its writer, and hands its events on in order, in batches. A site derives from it and says what events mean: in one
/// transaction with a checkpoint that says how far the log was read, so that each has its effect once. Where a batch fails, half as many are tried,
/// down to the one that is to blame: that is tried again with growing pauses, then set aside; the others go on.
/// </summary>
public abstract partial class LogFollower(LogSignal signal, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>After so many tries an event is set aside.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Events of one transaction, at most: it takes some tens of milliseconds, for which the site's own writers wait.</summary>
    public const int MostAtOnce = 256;

    /// <summary>So many are waiting for a retry at once, at most, when their time has come.</summary>
    private const int MostDue = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Backoff Pauses = new(Pause, 5, TimeSpan.FromHours(1));

    /// <summary>The pause before the last try. A try that is due later than after this was put off by a clock that has been set back since.</summary>
    private static readonly TimeSpan LongestPause = Pauses.After(MaxAttempts - 1);

    /// <summary>It looks by itself, too: another instance may have stored something.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    /// <summary>So soon it looks again for what is stored and can't be read yet; later and later, up to the longest.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongestMoment = TimeSpan.FromMilliseconds(256);

    private readonly Rests _rests = new();
    private int _most = MostAtOnce;
    private bool _isHalvingNoted;

    /// <summary>When an event is tried again that has failed so often; null when it is to be set aside.</summary>
    protected DateTimeOffset? RetryAt(int attempts) => attempts < MaxAttempts ? time.GetUtcNow() + Pauses.After(attempts) : null;

    /// <summary>The ids of the next events behind the checkpoint, in order, up to so many; none when all have been taken.</summary>
    protected abstract Task<IReadOnlyList<long>> NextAsync(int most, CancellationToken cancel);

    /// <summary>Whether events are stored behind the checkpoint that can't be read yet, where a database has several writers: see <see cref="LogOrder"/>. Nobody tells when they can.</summary>
    protected virtual Task<bool> IsMoreComingAsync(CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Takes the next events behind the checkpoint, up to so many, and commits their effects with it.</summary>
    protected abstract Task TakeNextAsync(int most, CancellationToken cancel);

    /// <summary>The ids of events that failed and whose next try is due, up to so many. One whose try is due after <paramref name="latest"/> was put off by a wrong clock: due, too.</summary>
    protected abstract Task<IReadOnlyList<long>> DueAsync(DateTimeOffset now, DateTimeOffset latest, int most, CancellationToken cancel);

    /// <summary>Takes those events again, as far as they still wait, and commits their effects.</summary>
    protected abstract Task TakeAgainAsync(IReadOnlyList<long> ids, CancellationToken cancel);

    /// <summary>Notes that an event failed, when it is tried again or that it is set aside (<see cref="RetryAt"/>), and moves the checkpoint behind it where it stood in turn.</summary>
    protected abstract Task NoteFailureAsync(long id, Exception exception, bool isInTurn, CancellationToken cancel);

    /// <summary>When the next try is due; null when nothing waits.</summary>
    protected abstract Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = time.CreateTimer(_ => signal.Raise(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var look = TimeProvider.System.CreateTimer(_ => signal.Raise(), null, LookAgain, LookAgain); // Looking again is no matter of dates.
        signal.Raise();
        await foreach (var _ in signal.RaisedAsync(stoppingToken))
        {
            if (await TakeAllAsync(stoppingToken) is { } wait)
            {
                alarm.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Takes everything that is there and due. Returns how long to wait for what isn't due; null when nothing waits.</summary>
    private async Task<TimeSpan?> TakeAllAsync(CancellationToken cancel)
    {
        _isHalvingNoted = false;
        try
        {
            for (var moment = Moment; ; moment = Within(moment * 2, Moment, LongestMoment))
            {
                for (var began = Stopwatch.GetTimestamp(); await TakeSomeAsync(cancel) + await TakeDueAsync(cancel) is var taken and > 0; began = Stopwatch.GetTimestamp())
                {
                    await Task.Delay(_rests.After(taken, Stopwatch.GetElapsedTime(began), signal.Stored, Stopwatch.GetElapsedTime(0)), cancel);
                    moment = Moment;
                }

                if (!await IsMoreComingAsync(cancel))
                {
                    break;
                }

                await Task.Delay(moment, cancel);
            }

            return await NextDueAsync(cancel) is { } next ? Within(next - time.GetUtcNow(), TimeSpan.Zero, LongestPause) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database is out of reach: no event is to blame, and nothing is lost.
            Log.OutOfReach(logger, exception);
            return Pause;
        }
    }

    /// <summary>Takes the next events in turn. Returns how many were tried.</summary>
    private async Task<int> TakeSomeAsync(CancellationToken cancel)
    {
        var ids = await NextAsync(_most, cancel);
        if (ids.Count == 0)
        {
            return 0;
        }

        try
        {
            await TakeNextAsync(ids.Count, cancel); // No more: else another could be blamed for what is stored meanwhile.
            _most = Math.Min(MostAtOnce, _most * 2);
        }
        catch (Exception exception) when (IsToBlame(exception))
        {
            if (ids.Count > 1)
            {
                NoteHalving(exception, ids.Count);
                _most = ids.Count / 2;
            }
            else
            {
                await NoteFailureAsync(ids[0], exception, isInTurn: true, cancel);
            }
        }

        return ids.Count;
    }

    /// <summary>Takes events whose retry is due. Returns how many were tried.</summary>
    private async Task<int> TakeDueAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await DueAsync(now, now + LongestPause, MostDue, cancel);
        if (due.Count > 0 && !await TryAgainAsync(due, cancel) && due.Count > 1)
        {
            foreach (var one in due)
            {
                await TryAgainAsync([one], cancel);
            }
        }

        return due.Count;
    }

    private async Task<bool> TryAgainAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        try
        {
            await TakeAgainAsync(ids, cancel);
            return true;
        }
        catch (Exception exception) when (IsToBlame(exception))
        {
            if (ids is [var id])
            {
                await NoteFailureAsync(id, exception, isInTurn: false, cancel);
            }
            else
            {
                NoteHalving(exception, ids.Count);
            }

            return false;
        }
    }

    /// <summary>Once a pass: on the way down to one event, the same fault comes again and again.</summary>
    private void NoteHalving(Exception exception, int count)
    {
        if (!_isHalvingNoted)
        {
            _isHalvingNoted = true;
            Log.Halved(logger, exception, count);
        }
    }

    private static bool IsToBlame(Exception exception) => exception is not OperationCanceledException && !DatabaseFault.IsOutOfReach(exception);

    private static TimeSpan Within(TimeSpan wait, TimeSpan least, TimeSpan most) => wait < least ? least : wait > most ? most : wait;

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Warning, "A batch of {Count} events failed; fewer are tried at once, down to the one that is to blame.")]
        public static partial void Halved(ILogger logger, Exception exception, int count);

        [LoggerMessage(2, LogLevel.Error, "The log can't be read, or what it means not be written; it goes on when that is over.")]
        public static partial void OutOfReach(ILogger logger, Exception exception);
    }
}
