using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Tests.Unit.Figures;

public class PiecesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 14, 20, 0, TimeSpan.Zero);

    public static TheoryData<string, string, string> Periods => new()
    {
        { "UTC", "2026-10-01", "2026-11-27" },
        { "Europe/Berlin", "2026-03-01", "2026-11-27" },
        { "Europe/Berlin", "2026-10-25", "2026-10-25" },
        { "Europe/Berlin", "2026-11-27", "2026-11-27" },
        { "Europe/Berlin", "2024-02-10", "2026-11-27" },
        { "Asia/Kolkata", "2026-11-01", "2026-11-27" },
        { "America/Sao_Paulo", "2018-10-30", "2018-11-10" }, // Clocks there skipped midnight.
        { "Australia/Lord_Howe", "2026-03-30", "2026-10-10" }, // They change by half an hour there.
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public void Each_hour_of_a_period_is_read_once_and_belongs_to_the_piece_in_which_it_lies(string zone, string first, string last)
    {
        var pieces = Pieces.Of(Period.Between(DateOnly.Parse(first, null), DateOnly.Parse(last, null), Now, TimeZoneInfo.FindSystemTimeZoneById(zone)));
        var at = pieces.Period.From;
        foreach (var run in pieces.Runs())
        {
            Assert.Equal(at, run.From);
            for (; at < run.To; at++)
            {
                var piece = pieces.IndexOf(run.First + (at - run.From) / run.Length);
                Assert.InRange(at, pieces.From(piece), pieces.To(piece) - 1);
            }
        }

        Assert.Equal(pieces.Period.To, at);
    }

    [Fact]
    public void Days_that_are_utcs_are_read_as_days_and_what_is_left_of_today_as_hours()
    {
        var runs = Pieces.Of(Period.OfDays(30, Now, TimeZoneInfo.Utc)).Runs().ToList();
        Assert.Equal([(Span.Day, 29 * 24), (Span.Hour, 15)], runs.Select(r => (r.Span, r.To - r.From)));
    }

    [Fact]
    public void A_year_is_asked_for_in_a_handful_of_questions() =>
        Assert.InRange(Pieces.Of(Period.OfDays(365, Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))).Runs().Count(), 1, 7);

    [Fact]
    public void Today_is_cut_into_all_its_hours_and_the_rest_is_yet_to_come()
    {
        var today = Pieces.Of(Period.OfDays(1, Now, TimeZoneInfo.Utc));
        Assert.Equal((24, true), (today.Count, today.IsGoingOn));
        Assert.Equal(9, Enumerable.Range(0, today.Count).Count(today.IsToCome));
    }

    [Fact]
    public void Before_a_month_with_a_change_of_clocks_ends_with_the_same_hour_of_the_same_day()
    {
        var before = Period.OfDays(30, Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Before();
        Assert.Equal(new DateTimeOffset(2026, 10, 28, 16, 0, 0, TimeSpan.FromHours(1)), Spans.TimeOf(before.To));
    }
}
