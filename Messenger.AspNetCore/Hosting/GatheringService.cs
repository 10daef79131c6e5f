namespace Messenger.AspNetCore.Hosting;

/// <summary>
/// A background service that gathers in memory and writes at most once a second. What can't be written stays for the next time; when the service stops, it
/// writes what is left, once.
/// </summary>
/// <remarks>A host may be told to stop twice, and the second time the service may be disposed already: that time only waits for the first.</remarks>
public abstract class GatheringService : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly GatheredSignal _signal = new();
    private Task? _last;

    /// <summary>How much waits to be written.</summary>
    protected abstract int Waiting { get; }

    /// <summary>Writes what has gathered, one caller after the other. A fault is logged by <see cref="NotWritten"/>.</summary>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended; what wasn't written still waits.</exception>
    public async Task WriteAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            await WriteGatheredAsync(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it is: a site doesn't end for what is only gathered.
            NotWritten(exception);
            _signal.Raise();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc />
    public sealed override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Task last;
        lock (_gate)
        {
            last = _last ??= WriteLastAsync(cancellationToken);
        }

        await last;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Something more waits.</summary>
    protected void Raise() => _signal.Raise();

    /// <summary>Writes what waits. Throws what goes wrong, and then it all waits as before.</summary>
    /// <param name="cancel">Ends it.</param>
    protected abstract Task WriteGatheredAsync(CancellationToken cancel);

    /// <summary>Logs that what waits could not be written, and that it is tried again.</summary>
    /// <param name="exception">Why not.</param>
    protected abstract void NotWritten(Exception exception);

    /// <summary>Logs that what waits is lost, since the service stops.</summary>
    protected abstract void Lost();

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _signal.RaisedAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task WriteLastAsync(CancellationToken cancel)
    {
        await WriteAsync(cancel);
        if (Waiting > 0)
        {
            Lost();
        }
    }

    private sealed class GatheredSignal : Signal;
}
