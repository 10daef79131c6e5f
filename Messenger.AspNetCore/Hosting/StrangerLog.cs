namespace Messenger.AspNetCore.Hosting;

/// <summary>A line of the log that strangers can cause.</summary>
/// <param name="Logger">Whose it is.</param>
/// <param name="Say">Writes it, with how often it happened and why.</param>
/// <param name="Reason">Why, in one of few wordings.</param>
public readonly record struct StrangerLine(ILogger Logger, Action<ILogger, long, string> Say, string Reason);

/// <summary>Writes into the log what strangers can cause as often as they like: at most once a second, line and reason, with a count.</summary>
public sealed class StrangerLog(TimeProvider time) : Tally<StrangerLine>(time)
{
    /// <summary>It has happened once more.</summary>
    public void Count(ILogger logger, Action<ILogger, long, string> say, string reason) => Count(new StrangerLine(logger, say, reason));

    /// <inheritdoc/>
    protected override Task TellAsync(StrangerLine reason, long count)
    {
        reason.Say(reason.Logger, count, reason.Reason);
        return Task.CompletedTask;
    }
}

/// <summary>Registers it.</summary>
internal static class StrangerLogServices
{
    public static void AddStrangerLog(this IServiceCollection services)
    {
        services.AddSingleton<StrangerLog>();
        services.AddHostedService(provider => provider.GetRequiredService<StrangerLog>());
    }
}
