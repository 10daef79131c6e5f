namespace WebSite.Sandbox.Rules;

/// <summary>How long a rule of Facebook's holds. The days are those of <c>docs/platform.md</c>, Versions and the sections after it.</summary>
/// <param name="From">The first day, in UTC; null: from the beginning.</param>
/// <param name="Until">The first day on which it holds no longer; null: nobody has said one.</param>
internal readonly record struct Life(DateOnly? From = null, DateOnly? Until = null)
{
    public static Life Since(int year, int month, int day) => new(new(year, month, day));

    public static Life Before(int year, int month, int day) => new(null, new(year, month, day));

    public Life To(int year, int month, int day) => this with { Until = new(year, month, day) };

    public bool Has(DateTimeOffset now) => !(Day(now) < From) && !IsOver(now);

    public bool IsOver(DateTimeOffset now) => Day(now) >= Until;

    private static DateOnly Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
