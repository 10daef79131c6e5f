namespace WebSite.Web;

/// <summary>
/// Asks a question at most once a second in this process, however many want to know: they share the answer. Time is cut into seconds, and each second has
/// one answer.
/// </summary>
public sealed class OnceASecond(IServiceScopeFactory scopes, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, (long Second, Task Answer)> _answers = [];
    private readonly CancellationTokenSource _stopped = new();

    private double Seconds => time.GetTimestamp() / (double)time.TimestampFrequency;

    /// <summary>An answer that is a second old at most.</summary>
    /// <param name="question">Which; equal ones share their answer.</param>
    /// <param name="ask">Finds it, with services of its own scope: it goes on when the one who asked first has gone.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public Task<T> RecentAsync<T>(object question, Func<IServiceProvider, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return Take(question, ask).Answer.WaitAsync(cancel);
    }

    /// <summary>An answer of after this call. Where this second has one already, it waits for the next second.</summary>
    /// <inheritdoc cref="RecentAsync"/>
    public async Task<T> NewAsync<T>(object question, Func<IServiceProvider, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var (answer, isNew) = Take(question, ask);
        if (!isNew)
        {
            for (var second = (long)Seconds; (long)Seconds == second;)
            {
                await Task.Delay(TimeSpan.FromSeconds(second + 1 - Seconds) + TimeSpan.FromMilliseconds(1), time, cancel);
            }

            // Whoever asks first in this second does so after the call as well.
            answer = Take(question, ask).Answer;
        }

        return await answer.WaitAsync(cancel);
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _stopped.Dispose();
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> ask, CancellationToken stopped)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider, stopped);
    }

    private (Task<T> Answer, bool IsNew) Take<T>(object question, Func<IServiceProvider, CancellationToken, Task<T>> ask)
    {
        lock (_lock)
        {
            var second = (long)Seconds;
            if (_answers.TryGetValue(question, out var known) && known.Second == second)
            {
                return ((Task<T>)known.Answer, false);
            }

            foreach (var (old, _) in _answers.Where(a => a.Value.Second < second).ToList())
            {
                _answers.Remove(old);
            }

            // The database answers on the thread that asks: not on one that holds the lock.
            var stopped = _stopped.Token;
            var answer = Task.Run(() => InScopeAsync(ask, stopped), stopped);
            _answers[question] = (second, answer);
            return (answer, true);
        }
    }
}
