using Messenger.AspNetCore.Hosting;

namespace Messenger.AspNetCore.Webhook;

/// <summary>Counts deliveries that were refused for their signature, for <see cref="IRefusedDeliveries"/>. Anyone can send unsigned ones.</summary>
internal sealed partial class RefusalTally(IServiceScopeFactory scopes, TimeProvider time, ILogger<RefusalTally> logger) : Tally<SignatureResult>(time)
{
    private readonly TimeProvider _time = time;

    protected override async Task TellAsync(SignatureResult reason, long count)
    {
        var now = _time.GetUtcNow();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (scope.ServiceProvider.GetService<IRefusedDeliveries>() is { } figures)
            {
                await figures.AddAsync(reason, now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerHour)), count);
            }

            Log.Refused(logger, count, reason);
        }
        catch (Exception exception) when (exception is not OperationCanceledException) // Whatever a site's own counting throws, a host goes on.
        {
            Log.NotCounted(logger, exception);
            Count(reason, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "{Count} deliveries were refused: their signature is {Reason}.")]
        public static partial void Refused(ILogger logger, long count, SignatureResult reason);

        [LoggerMessage(1, LogLevel.Warning, "Refused deliveries could not be counted; it is tried again.")]
        public static partial void NotCounted(ILogger logger, Exception exception);
    }
}
