namespace WebSite.Data;

/// <summary>
/// Whose turn it is to write. SQLite lets one write at a time, and who finds it taken sleeps for up to a tenth of a second before it looks
/// again: two that write all the time, such as the webhook's writer and what follows it, keep each other out for seconds. In one process they
/// queue here instead. It is a courtesy, no lock: after <see cref="SqlitePragmas.Patience"/> whoever waits goes on without a turn, and SQLite
/// has the last word.
/// </summary>
public sealed class WriteTurns : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(SqlitePragmas.Patience);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Whether somebody writes.</summary>
    public bool AreTaken => _turn.CurrentCount == 0;

    /// <summary>Waits for a turn on this thread, before all who wait asynchronously: the webhook's writer does.</summary>
    /// <returns>The turn: to be disposed after the commit.</returns>
    public WriteTurn Take() => new(_turn.Wait(Patience) ? _turn : null);

    /// <summary>Waits for a turn.</summary>
    /// <returns>The turn: to be disposed after the commit.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> says so.</exception>
    public async Task<WriteTurn> TakeAsync(CancellationToken cancel) => new(await _turn.WaitAsync(Patience, cancel) ? _turn : null);

    public void Dispose() => _turn.Dispose();
}

/// <summary>A turn; disposing it gives it back, once.</summary>
public sealed class WriteTurn : IDisposable
{
    private SemaphoreSlim? _turn;

    internal WriteTurn(SemaphoreSlim? turn) => _turn = turn;

    public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
}
