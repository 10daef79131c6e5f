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

    /// <summary>How long words said in conversations are kept, and the name and picture of somebody who has been silent; how people came in stays, as figures.</summary>
    public TimeSpan Conversations { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long a phone number given at checkout and the proof of consent to it are kept.</summary>
    public TimeSpan Proofs { get; set; } = TimeSpan.FromDays(3 * 365);
}

/// <summary>Stops the start when something would be trimmed that is still needed.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(3650);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        string?[] faults =
        [
            Fault("Events", options.Events, " Facebook sends an event again for 36 hours, and one that is gone by then would count twice; the dashboard's alarm for silence looks at a week."),
            Fault("Conversations", options.Conversations),
            Fault("Proofs", options.Proofs),
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? Fault(string name, TimeSpan value, string why = "") =>
        value >= RetentionOptions.Least && value <= Most ? null : $"Retention:{name} is '{value}'. Allowed: 7.00:00:00 (7 days) to 3650.00:00:00.{why}";
}
