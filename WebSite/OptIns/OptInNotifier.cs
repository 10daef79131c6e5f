using System.Collections.Concurrent;

namespace WebSite.OptIns;

/// <summary>
/// Wakes those in this process who wait for opt-ins. It carries no state: a waiter reads the database, and looks again by itself
/// now and then, for another instance of the site may have recorded what it waits for.
/// </summary>
public sealed class OptInNotifier
{
    /// <summary>How long to wait for a wake-up before looking anyway.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<TaskCompletionSource, Guid?> _waiters = [];

    /// <summary>Events were taken, or a choice was made; something happened to these sessions.</summary>
    public void Tell(IReadOnlySet<Guid> sessionIds)
    {
        ArgumentNullException.ThrowIfNull(sessionIds);
        foreach (var (waiter, wanted) in _waiters)
        {
            if (wanted is not { } sessionId || sessionIds.Contains(sessionId))
            {
                waiter.TrySetResult();
            }
        }
    }

    /// <summary>Starts listening: to one session, or with null to any news. Dispose it to stop.</summary>
    public Listener Listen(Guid? sessionId, TimeProvider time)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.TryAdd(waiter, sessionId);
        return new(this, waiter, time);
    }

    /// <summary>One ear. Make it before reading the database, so that nothing falls between.</summary>
    public readonly struct Listener(OptInNotifier news, TaskCompletionSource waiter, TimeProvider time) : IDisposable
    {
        /// <summary>Returns at the next news, or after <see cref="LookAgain"/>.</summary>
        public async Task WaitAsync(CancellationToken cancel)
        {
            var look = Task.Delay(LookAgain, time, cancel);
            await await Task.WhenAny(waiter.Task, look);
        }

        public void Dispose() => news._waiters.TryRemove(waiter, out _);
    }
}
