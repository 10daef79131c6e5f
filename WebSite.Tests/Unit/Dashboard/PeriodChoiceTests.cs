using WebSite.Pages.Dashboard.Periods;

namespace WebSite.Tests.Unit.Dashboard;

public class PeriodChoiceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 23, 20, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData(null, null, null, "days=30", "30 Oct – 28 Nov 2026")]
    [InlineData(1, null, null, "days=1", "28 Nov 2026")]
    [InlineData(8, null, null, "days=30", "30 Oct – 28 Nov 2026")]
    [InlineData(7, "2025-12-30", "2026-01-02", "from=2025-12-30&to=2026-01-02", "30 Dec 2025 – 2 Jan 2026")]
    [InlineData(null, "2026-11-27", "2027-06-01", "from=2026-11-27&to=2026-11-28", "27 Nov – 28 Nov 2026")]
    public void An_address_chooses_days_where_the_merchant_is(int? days, string? from, string? to, string query, string dates)
    {
        var choice = PeriodChoice.Read(days, from, to, Now, Berlin);
        Assert.Equal((query, dates, null), (choice.Query, choice.Dates, choice.Fault));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-10", "The first day has to be before the last.")]
    [InlineData("2026-12-20", "2026-12-21", "That time is yet to come.")]
    [InlineData("2001-01-01", "2026-11-10", "That is too long")]
    [InlineData("2026-11-20", null, "Both days are needed")]
    [InlineData("yesterday", "2026-11-20", "Both days are needed")]
    [InlineData("0001-01-01", "9999-12-31", "Both days are needed")]
    public void Days_that_make_no_period_are_told_and_the_usual_ones_shown(string from, string? to, string fault)
    {
        var choice = PeriodChoice.Read(null, from, to, Now, Berlin);
        Assert.StartsWith(fault, choice.Fault, StringComparison.Ordinal);
        Assert.Equal(30, choice.Period.Days);
    }
}
