using Microsoft.Extensions.Options;

namespace WebSite.Retention;

/// <summary>How long the site keeps what it needn't keep for good.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Retention";

    /// <summary>The shortest <see cref="Events"/>.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromDays(7);

    /// <summary>How long an event of the webhook is kept; opt-ins and their clicks stay. What browsers reported goes after two days.</summary>
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(90);
}

/// <summary>Stops the start when something would be trimmed that is still needed.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    public ValidateOptionsResult Validate(string? name, RetentionOptions options) =>
        options.Events >= RetentionOptions.Least && options.Events <= TimeSpan.FromDays(3650)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Retention:Events is '{options.Events}'. Allowed: 7.00:00:00 (7 days) to 3650.00:00:00. Facebook sends an event again for 36 hours, " +
                "and one that is gone by then would count twice; the dashboard's alarm for silence looks at a week.");
}
