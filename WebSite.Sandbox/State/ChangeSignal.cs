namespace WebSite.Sandbox.State;

/// <summary>Wakes whoever waits for the world to change: the live screen, the sender, a test.</summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource _next = NewSource();

    public void Raise() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    /// <summary>Waits for the next change.</summary>
    public Task NextAsync(CancellationToken cancellationToken) => _next.Task.WaitAsync(cancellationToken);

    /// <summary>Looks now and after every change, until there is something to see.</summary>
    public async Task<T> UntilAsync<T>(Func<T?> look, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            // Taken before looking, so that a change in between isn't missed.
            var next = _next.Task;
            if (look() is { } found)
            {
                return found;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
