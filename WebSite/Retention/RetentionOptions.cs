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

    /// <summary>How long a checkout session that came to no order is kept after something last happened to it.</summary>
    public TimeSpan Sessions { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long the record of what was put in a cart is kept after something last happened to its session.</summary>
    public TimeSpan Carts { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long somebody who asked to be told of a product may still be; then what they asked for has lapsed.</summary>
    public TimeSpan Wishes { get; set; } = TimeSpan.FromDays(180);

    /// <summary>How long an order says whose it was; zero: for good. Goods and sums stay.</summary>
    public TimeSpan Orders { get; set; } = TimeSpan.FromDays(10 * 365);
}

/// <summary>Stops the start when something would be trimmed that is still needed.</summary>
internal sealed class RetentionOptionsValidator : IValidateOptions<RetentionOptions>
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(3650);
    private static readonly TimeSpan LeastOfOrders = TimeSpan.FromDays(90);
    private static readonly TimeSpan MostOfOrders = TimeSpan.FromDays(30 * 365);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        string?[] faults =
        [
            Fault("Events", options.Events, " Facebook sends an event again for 36 hours, and one that is gone by then would count twice; the dashboard's alarm for silence looks at a week."),
            Fault("Conversations", options.Conversations),
            Fault("Proofs", options.Proofs),
            Fault("Sessions", options.Sessions),
            Fault("Carts", options.Carts),
            Fault("Wishes", options.Wishes),
            options.Orders == TimeSpan.Zero || (options.Orders >= LeastOfOrders && options.Orders <= MostOfOrders) ? null
                : $"Retention:Orders is '{options.Orders}'. Allowed: 0 (orders keep name and address for good), or 90.00:00:00 (90 days, by when an order has arrived) to 10950.00:00:00 (30 years).",
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? Fault(string name, TimeSpan value, string why = "") =>
        value >= RetentionOptions.Least && value <= Most ? null : $"Retention:{name} is '{value}'. Allowed: 7.00:00:00 (7 days) to 3650.00:00:00.{why}";
}
