using Messenger.AspNetCore.Configuration;

namespace WebSite.Retention;

/// <summary>How long the site keeps what it needn't keep for good.</summary>
public sealed class RetentionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Retention";

    private const string Least = "7.00:00:00";
    private const string Most = "3650.00:00:00";

    /// <summary>How long an event of the webhook is kept; opt-ins and their clicks stay. What browsers reported goes after two days.</summary>
    [Duration(Least, Most, Note = ". Facebook sends an event again for 36 hours, and one that is gone by then would count twice; the dashboard's alarm for silence looks at a week.")]
    public TimeSpan Events { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long words said in conversations are kept, and the name and picture of somebody who has been silent; how people came in stays, as figures.</summary>
    [Duration(Least, Most)]
    public TimeSpan Conversations { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long a phone number given at checkout and the proof of consent to it are kept.</summary>
    [Duration(Least, Most)]
    public TimeSpan Proofs { get; set; } = TimeSpan.FromDays(3 * 365);

    /// <summary>How long a checkout session that came to no order is kept after something last happened to it.</summary>
    [Duration(Least, Most)]
    public TimeSpan Sessions { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long the record of what was put in a cart is kept after something last happened to its session.</summary>
    [Duration(Least, Most)]
    public TimeSpan Carts { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long somebody who asked to be told of a product may still be; then what they asked for has lapsed.</summary>
    [Duration(Least, Most)]
    public TimeSpan Wishes { get; set; } = TimeSpan.FromDays(180);

    /// <summary>How long an order says whose it was; zero: for good. Goods and sums stay.</summary>
    [Duration("90.00:00:00", "10950.00:00:00", Zero = "orders keep name and address for good", Note = ". After 90 days an order has arrived.")]
    public TimeSpan Orders { get; set; } = TimeSpan.FromDays(10 * 365);
}
