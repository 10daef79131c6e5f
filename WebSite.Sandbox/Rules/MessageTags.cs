namespace WebSite.Sandbox.Rules;

/// <summary>A tag: what it lets through outside the window of 24 hours.</summary>
/// <param name="Name">As the call has it.</param>
/// <param name="Life">When Facebook takes it, in every version.</param>
/// <param name="Reach">How long after the person's last deed it reaches; null: for ever.</param>
/// <param name="Template">The only template it goes with; null: anything.</param>
internal sealed record MessageTag(string Name, Life Life, TimeSpan? Reach = null, string? Template = null);

/// <summary>The tags. <c>docs/platform.md</c>, Message types and tags.</summary>
internal static class MessageTags
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private static readonly Life First = Life.Before(2020, 3, 4);

    private static readonly Life Second = Life.Since(2020, 3, 4).To(2026, 4, 27);

    private static readonly MessageTag[] Rows =
    [
        new("ACCOUNT_UPDATE", Life.Before(2026, 4, 27)),
        new("APPLICATION_UPDATE", First),
        new("APPOINTMENT_UPDATE", First),
        new("BUSINESS_PRODUCTIVITY", Life.Since(2018, 9, 27).To(2020, 3, 4)),
        new("COMMUNITY_ALERT", First),
        new("CONFIRMED_EVENT_REMINDER", First),
        new("CONFIRMED_EVENT_UPDATE", Second),

        // Both days are uncertain: it is in no page of 2026-09-11 any more.
        new("CUSTOMER_FEEDBACK", Life.Since(2021, 1, 1).To(2026, 9, 11), Week, "customer_feedback"),
        new("FEATURE_FUNCTIONALITY_UPDATE", First),
        new("GAME_EVENT", First),
        new("HUMAN_AGENT", Life.Since(2020, 3, 4), Week),
        new("ISSUE_RESOLUTION", First),
        new("NON_PROMOTIONAL_SUBSCRIPTION", First),
        new("PAIRING_UPDATE", First),
        new("PAYMENT_UPDATE", First),
        new("PERSONAL_FINANCE_UPDATE", First),
        new("POST_PURCHASE_UPDATE", Second),
        new("RESERVATION_UPDATE", First),
        new("SHIPPING_UPDATE", First),
        new("TICKET_UPDATE", First),
        new("TRANSPORTATION_UPDATE", First),
    ];

    /// <summary>Those that Facebook takes at this time.</summary>
    public static IEnumerable<MessageTag> At(DateTimeOffset now) => Rows.Where(tag => tag.Life.Has(now));

    /// <summary>One that Facebook takes at this time, or null.</summary>
    public static MessageTag? Find(string? name, DateTimeOffset now) => At(now).FirstOrDefault(tag => tag.Name == name);

    /// <summary>Whether there was such a tag.</summary>
    public static bool IsOver(string? name, DateTimeOffset now) => Rows.Any(tag => tag.Name == name && tag.Life.IsOver(now));
}
