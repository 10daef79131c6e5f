using System.Globalization;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Until when Facebook serves the versions that it has announced an end for. Source: <c>docs/platform.md</c>, Versions.</summary>
public static class GraphVersions
{
    private static readonly Dictionary<string, DateOnly> Ends = new()
    {
        ["v2.6"] = new(2018, 7, 13),
        ["v2.7"] = new(2018, 10, 5),
        ["v2.8"] = new(2019, 4, 18),
        ["v2.9"] = new(2019, 7, 22),
        ["v2.10"] = new(2019, 11, 7),
        ["v2.11"] = new(2020, 1, 28),
        ["v2.12"] = new(2020, 5, 5),
        ["v3.0"] = new(2020, 7, 28),
        ["v3.1"] = new(2020, 10, 27),
        ["v3.2"] = new(2021, 5, 4),
        ["v3.3"] = new(2021, 8, 3),
        ["v4.0"] = new(2021, 11, 2),
        ["v5.0"] = new(2022, 2, 3),
        ["v6.0"] = new(2022, 5, 5),
        ["v7.0"] = new(2022, 8, 4),
        ["v8.0"] = new(2022, 11, 1),
        ["v9.0"] = new(2023, 2, 23),
        ["v10.0"] = new(2023, 6, 8),
        ["v11.0"] = new(2023, 9, 14),
        ["v12.0"] = new(2024, 2, 8),
        ["v13.0"] = new(2024, 5, 28),
        ["v14.0"] = new(2024, 9, 17),
        ["v15.0"] = new(2024, 11, 20),
        ["v16.0"] = new(2025, 5, 14),
        ["v17.0"] = new(2025, 9, 12),
        ["v18.0"] = new(2026, 1, 26),
        ["v19.0"] = new(2026, 5, 21),
        ["v20.0"] = new(2026, 9, 24),
        ["v21.0"] = new(2027, 1, 21),
        ["v22.0"] = new(2027, 5, 20),
        ["v23.0"] = new(2027, 10, 8),
        ["v24.0"] = new(2028, 2, 18),
        ["v25.0"] = new(2028, 7, 29),
    };

    /// <summary>What is called where the settings name none: of the versions with a known end the one that lives longest.</summary>
    internal const string Usual = "v25.0";

    /// <summary>The newest version there was when this was written; its end wasn't announced yet.</summary>
    public const string Newest = "v26.0";

    /// <summary>The first day, in UTC, on which Facebook serves the oldest living version instead of this one; null where none is known.</summary>
    /// <param name="version">Such as <c>v25.0</c>.</param>
    public static DateOnly? EndOf(string version) => Ends.TryGetValue(version, out var end) ? end : null;

    /// <summary>A day as people read it, such as 29 July 2028.</summary>
    public static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
