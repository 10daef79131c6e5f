namespace WebSite.Sandbox.Rules;

/// <summary>The fields that a webhook can be subscribed to. <c>docs/platform.md</c>, Webhook fields.</summary>
internal static class WebhookFields
{
    /// <summary>What becomes of a template, in <c>changes</c>.</summary>
    public const string TemplateStatus = "message_template_status_update";

    /// <summary>Where only the year or the month is known, its first day stands for it.</summary>
    private static readonly (string Name, Life Life)[] Rows =
    [
        ("feed", new()),
        ("message_deliveries", new()),
        ("message_echoes", new()),
        ("message_reads", new()),
        ("messages", new()),
        ("messaging_account_linking", new()),
        ("messaging_optins", new()),
        ("messaging_postbacks", new()),
        ("messaging_referrals", Life.Since(2016, 11, 1)),
        ("messaging_checkout_updates", Life.Since(2017, 1, 1)),
        ("messaging_game_plays", Life.Since(2017, 1, 1)),
        ("messaging_handovers", Life.Since(2017, 1, 1)),
        ("messaging_payments", Life.Since(2017, 1, 1)),
        ("messaging_policy_enforcement", Life.Since(2017, 1, 1)),
        ("messaging_pre_checkouts", Life.Since(2017, 1, 1)),
        ("standby", Life.Since(2017, 1, 1)),
        ("message_reactions", Life.Since(2019, 10, 29)),

        // All three uncertain: the template's year for the first, nothing for the second, the day of its page for the third.
        ("messaging_feedback", Life.Since(2021, 1, 1)),
        ("send_cart", new()),
        ("message_edits", Life.Since(2024, 4, 9)),
        ("response_feedback", Life.Since(2024, 10, 8)),
        (TemplateStatus, Life.Since(2025, 1, 1)),
    ];

    /// <summary>Every field there was.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Rows.Select(row => row.Name).Order(StringComparer.Ordinal)];

    /// <summary>Those that Facebook has at this time.</summary>
    public static IReadOnlyList<string> At(DateTimeOffset now) => [.. All.Where(name => LifeOf(name)!.Value.Has(now))];

    /// <summary>Null for what is no field.</summary>
    public static Life? LifeOf(string field) => Array.Find(Rows, row => row.Name == field) is { Name: { } } row ? row.Life : null;
}
