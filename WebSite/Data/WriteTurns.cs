namespace WebSite.Data;

/// <summary>
/// Whose turn it is to write. SQLite lets one write at a time, and who finds it taken sleeps for up to a tenth of a second before it looks
/// again: two that write all the time, such as the webhook's writer and what follows it, keep each other out for seconds. In one process
/// transactions queue here instead, the webhook's before the others. It is a courtesy, no lock: who has waited too long goes on without a turn,
/// and SQLite has the last word.
/// </summary>
public sealed class WriteTurns
{
    /// <summary>
    /// How long the webhook's writer waits for a turn. With <see cref="SqlitePragmas.Patience"/> after it, that stays under the five seconds that
    /// the platform waits.
    /// </summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private bool _isTaken;

    /// <summary>Whether somebody writes, or waits to.</summary>
    public bool AreTaken
    {
        get
        {
            lock (_lock)
            {
                return _isTaken;
            }
        }
    }

    /// <summary>Waits for a turn on this thread.</summary>
    /// <param name="isFirst">Before all others who wait: for the webhook's writer alone.</param>
    /// <returns>To be disposed after the commit.</returns>
    public WriteTurn Take(bool isFirst = false)
    {
        var place = Queue(isFirst);
        return new(place.Task.Wait(isFirst ? FirstPatience : Patience) || !Leave(place) ? this : null);
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>To be disposed after the commit.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> says so.</exception>
    public async Task<WriteTurn> TakeAsync(CancellationToken cancel)
    {
        var place = Queue(isFirst: false);
        try
        {
            await place.Task.WaitAsync(Patience, cancel);
            return new(this);
        }
        catch (TimeoutException)
        {
            return new(Leave(place) ? null : this);
        }
        catch (OperationCanceledException)
        {
            if (!Leave(place))
            {
                GiveBack();
            }

            throw;
        }
    }

    /// <summary>Hands the turn to the next who waits.</summary>
    internal void GiveBack()
    {
        TaskCompletionSource next;
        lock (_lock)
        {
            if (_waiting.First is not { } place)
            {
                _isTaken = false;
                return;
            }

            next = place.Value;
            _waiting.Remove(place);
        }

        next.SetResult();
    }

    private TaskCompletionSource Queue(bool isFirst)
    {
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                place.SetResult();
            }
            else if (isFirst)
            {
                _waiting.AddFirst(place);
            }
            else
            {
                _waiting.AddLast(place);
            }
        }

        return place;
    }

    /// <summary>Waits no longer; false when the turn has come meanwhile.</summary>
    private bool Leave(TaskCompletionSource place)
    {
        lock (_lock)
        {
            return _waiting.Remove(place);
        }
    }
}

/// <summary>A turn, or the leave to go on without one; disposing it gives it back, once.</summary>
public sealed class WriteTurn : IDisposable
{
    private WriteTurns? _turns;

    internal WriteTurn(WriteTurns? turns) => _turns = turns;

    public void Dispose() => Interlocked.Exchange(ref _turns, null)?.GiveBack();
}
