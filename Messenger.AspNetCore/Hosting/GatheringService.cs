namespace Messenger.AspNetCore.Hosting;

/// <summary>A background service that gathers in memory and writes now and then: when it stops, it writes what is left, once.</summary>
/// <remarks>A host may be told to stop twice, and the second time the service may be disposed already: that time only waits for the first.</remarks>
public abstract class GatheringService : BackgroundService
{
    private readonly Lock _gate = new();
    private Task? _last;

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

    /// <summary>Writes what is left, and logs what couldn't be written.</summary>
    /// <param name="cancel">Ends the wait.</param>
    protected abstract Task WriteLastAsync(CancellationToken cancel);
}
