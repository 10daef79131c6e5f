namespace WebSite.Sandbox.Graph.Sending;

/// <summary>What may be said outside the window of 24 hours. The first list ended on 2020-03-04; here it does with version 7.0.</summary>
internal static class MessageTags
{
    private static readonly string[] Now =
    [
        "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE", "ACCOUNT_UPDATE", "HUMAN_AGENT", "CUSTOMER_FEEDBACK",
    ];

    private static readonly string[] Before =
    [
        "ACCOUNT_UPDATE", "APPLICATION_UPDATE", "APPOINTMENT_UPDATE", "BUSINESS_PRODUCTIVITY", "COMMUNITY_ALERT", "CONFIRMED_EVENT_REMINDER",
        "FEATURE_FUNCTIONALITY_UPDATE", "GAME_EVENT", "ISSUE_RESOLUTION", "NON_PROMOTIONAL_SUBSCRIPTION", "PAIRING_UPDATE", "PAYMENT_UPDATE",
        "PERSONAL_FINANCE_UPDATE", "RESERVATION_UPDATE", "SHIPPING_UPDATE", "TICKET_UPDATE", "TRANSPORTATION_UPDATE",
    ];

    private static readonly string[] Both = [.. Now.Union(Before)];

    public static IReadOnlyCollection<string> In(Version version) => version < new Version(7, 0) ? Both : Now;

    /// <summary>How long after the person's last deed a tag reaches; null: for ever.</summary>
    public static TimeSpan? Reach(string tag) => tag == "HUMAN_AGENT" ? TimeSpan.FromDays(7) : null;
}
