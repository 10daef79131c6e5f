namespace WebSite.Sandbox.Rules;

/// <summary>The versions of the Graph API since Messenger is in it. <c>docs/platform.md</c>, Versions.</summary>
internal static class GraphVersions
{
    /// <summary>The first with Messenger in it.</summary>
    public static readonly Version First = new(2, 6);

    // The first of all that has a number like this; those up to v2.5 have no row, since nothing here works with them.
    private static readonly Version Eldest = new(2, 0);

    private static readonly (Version Version, Life Life)[] Rows =
    [
        (First, Life.Since(2016, 4, 12).To(2018, 7, 13)),
        (new(2, 7), Life.Since(2016, 7, 13).To(2018, 10, 5)),
        (new(2, 8), Life.Since(2016, 10, 5).To(2019, 4, 18)),
        (new(2, 9), Life.Since(2017, 4, 18).To(2019, 7, 22)),
        (new(2, 10), Life.Since(2017, 7, 18).To(2019, 11, 7)),
        (new(2, 11), Life.Since(2017, 11, 7).To(2020, 1, 28)),
        (new(2, 12), Life.Since(2018, 1, 30).To(2020, 5, 5)),
        (new(3, 0), Life.Since(2018, 5, 1).To(2020, 7, 28)),
        (new(3, 1), Life.Since(2018, 7, 26).To(2020, 10, 27)),
        (new(3, 2), Life.Since(2018, 10, 23).To(2021, 5, 4)),
        (new(3, 3), Life.Since(2019, 4, 30).To(2021, 8, 3)),
        (new(4, 0), Life.Since(2019, 7, 29).To(2021, 11, 2)),
        (new(5, 0), Life.Since(2019, 10, 29).To(2022, 2, 3)),
        (new(6, 0), Life.Since(2020, 2, 3).To(2022, 5, 5)),
        (new(7, 0), Life.Since(2020, 5, 5).To(2022, 8, 4)),
        (new(8, 0), Life.Since(2020, 8, 4).To(2022, 11, 1)),
        (new(9, 0), Life.Since(2020, 11, 10).To(2023, 2, 23)),
        (new(10, 0), Life.Since(2021, 2, 23).To(2023, 6, 8)),
        (new(11, 0), Life.Since(2021, 6, 8).To(2023, 9, 14)),
        (new(12, 0), Life.Since(2021, 9, 14).To(2024, 2, 8)),
        (new(13, 0), Life.Since(2022, 2, 8).To(2024, 5, 28)),
        (new(14, 0), Life.Since(2022, 5, 25).To(2024, 9, 17)),
        (new(15, 0), Life.Since(2022, 9, 15).To(2024, 11, 20)),
        (new(16, 0), Life.Since(2023, 2, 2).To(2025, 5, 14)),
        (new(17, 0), Life.Since(2023, 5, 23).To(2025, 9, 12)),
        (new(18, 0), Life.Since(2023, 9, 12).To(2026, 1, 26)),
        (new(19, 0), Life.Since(2024, 1, 23).To(2026, 5, 21)),
        (new(20, 0), Life.Since(2024, 5, 21).To(2026, 9, 24)),
        (new(21, 0), Life.Since(2024, 10, 2).To(2027, 1, 21)),
        (new(22, 0), Life.Since(2025, 1, 21).To(2027, 5, 20)),
        (new(23, 0), Life.Since(2025, 5, 29).To(2027, 10, 8)),
        (new(24, 0), Life.Since(2025, 10, 8).To(2028, 2, 18)),
        (new(25, 0), Life.Since(2026, 2, 18).To(2028, 7, 29)),
        (new(26, 0), Life.Since(2026, 7, 29)),
    ];

    /// <summary>What a call is served as: its version while that lives, then the oldest living one; without a version the newest.</summary>
    /// <param name="asked">Of the path; null: it had none.</param>
    /// <param name="now">The world's time.</param>
    /// <returns>Null when there is no such version, or not yet.</returns>
    public static Version? Served(Version? asked, DateTimeOffset now)
    {
        var living = Rows.Where(row => row.Life.Has(now)).Select(row => row.Version).DefaultIfEmpty(First).ToList();
        return asked is null ? living[^1]
            : living.Contains(asked) ? asked
            : Rows.Any(row => row.Version == asked && row.Life.IsOver(now)) || (IsEarlier(asked) && living[0] > First) ? living[0]
            : null;
    }

    private static bool IsEarlier(Version version) => version >= Eldest && version < First;
}
