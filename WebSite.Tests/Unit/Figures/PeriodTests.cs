using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Tests.Unit.Figures;

public class PeriodTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 14, 20, 0, TimeSpan.Zero);

    [Fact]
    public void Today_begins_at_the_merchants_midnight_and_ends_with_the_hour_that_runs()
    {
        var today = Period.OfDays(1, Now, Berlin);
        Assert.Equal((Hour("2026-11-26T23:00Z"), Hour("2026-11-27T15:00Z")), (today.From, today.To));
        Assert.Equal(1, today.Days);
        Assert.True(today.IsExact);
    }

    [Fact]
    public void Before_today_is_yesterday_up_to_the_same_hour()
    {
        var yesterday = Period.OfDays(1, Now, Berlin).Before();
        Assert.Equal((Hour("2026-11-25T23:00Z"), Hour("2026-11-26T15:00Z")), (yesterday.From, yesterday.To));
    }

    [Fact]
    public void Before_days_that_are_over_are_whole_days_next_to_them()
    {
        var week = Period.Between(new(2026, 11, 9), new(2026, 11, 15), Now, Berlin);
        var before = week.Before();
        Assert.Equal((new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 8), week.From), (before.First, before.Last, before.To));
    }

    [Fact]
    public void A_day_on_which_clocks_change_has_23_or_25_hours()
    {
        var spring = Period.Between(new(2026, 3, 29), new(2026, 3, 29), Now, Berlin);
        var autumn = Period.Between(new(2026, 10, 25), new(2026, 10, 25), Now, Berlin);
        Assert.Equal((23, 25), (spring.To - spring.From, autumn.To - autumn.From));
    }

    [Fact]
    public void Half_an_hour_off_is_said()
    {
        var today = Period.OfDays(1, Now, Kolkata);
        Assert.False(today.IsExact);
        Assert.Equal(Hour("2026-11-26T18:00Z"), today.From);
    }

    [Theory]
    [InlineData("2026-11-27", "2026-11-26")]
    [InlineData("2016-01-01", "2026-11-26")]
    public void One_that_is_none_is_refused(string first, string last) =>
        Assert.Throws<ArgumentException>(() => Period.Between(DateOnly.Parse(first, null), DateOnly.Parse(last, null), Now, Berlin));

    [Fact]
    public void A_period_is_read_in_few_stretches_that_cover_each_hour_once()
    {
        var random = new Random(1);
        for (var n = 0; n < 500; n++)
        {
            var from = random.Next(490_000, 500_000);
            var to = from + random.Next(1, 12_000);
            var stretches = Stretch.Of(from, to).ToList();
            Assert.InRange(stretches.Count, 1, 5);
            Assert.Equal(from, stretches[0].From);
            Assert.Equal(to, stretches[^1].To);
            Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.All(stretches, s => Assert.Equal(s.From, s.Span.Start(s.From)));
        }
    }

    private static int Hour(string at) => Spans.HourOf(DateTimeOffset.Parse(at, null));
}
