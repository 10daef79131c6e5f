namespace WebSite.Sandbox.Rules;

/// <summary>The values of <c>messaging_type</c>. <c>docs/platform.md</c>, Message types and tags.</summary>
internal static class MessageTypes
{
    public const string Tag = "MESSAGE_TAG";

    public const string Utility = "UTILITY";

    private static readonly (string Name, Life Life)[] Rows =
    [
        ("RESPONSE", new()),
        ("UPDATE", new()),
        (Tag, new()),
        (Utility, new()),
        ("NON_PROMOTIONAL_SUBSCRIPTION", Life.Before(2020, 3, 4)),
    ];

    public static string[] At(DateTimeOffset now) => [.. Rows.Where(row => row.Life.Has(now)).Select(row => row.Name)];
}
