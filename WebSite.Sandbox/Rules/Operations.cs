namespace WebSite.Sandbox.Rules;

/// <summary>The operations of the Graph API that have ended. <c>docs/platform.md</c>, Codes.</summary>
internal static class Operations
{
    private static readonly (string Name, Version Until, Life Life)[] Rows =
    [
        ("me/messenger_codes", new(4, 0), Life.Before(2019, 10, 29)),
    ];

    /// <summary>Since when, in Facebook's words; null while it works.</summary>
    public static string? WhyOver(string operation, Version version, DateTimeOffset now) =>
        Array.Find(Rows, row => row.Name == operation) is not { Name: { } } row ? null
        : version >= row.Until ? $"v{row.Until} and higher"
        : row.Life.IsOver(now) ? "all versions"
        : null;
}
