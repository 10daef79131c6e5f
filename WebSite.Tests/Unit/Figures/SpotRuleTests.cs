using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Tests.Unit.Figures;

/// <summary>What a browser's word of a spot counts for.</summary>
public class SpotRuleTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 27, 22, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("served", "Served")]
    [InlineData("seen", "Served Seen")]
    [InlineData("send-drawn", "Served")] // Nobody saw it.
    [InlineData("send-drawn seen", "Served Seen Drawn")]
    [InlineData("ask-drawn seen", "Served Seen Drawn")]
    [InlineData("link-shown seen", "Served Seen Linked")]
    [InlineData("link-shown send-drawn seen", "Served Seen Drawn")]
    [InlineData("send-clicked", "Served Seen Drawn Clicked")]
    [InlineData("link-clicked", "Served Seen Linked Clicked")]
    [InlineData("code-opened", "Served Seen Linked Clicked")]
    [InlineData("send-clicked ask-clicked link-clicked", "Served Seen Drawn Clicked")]
    public void A_step_has_those_before_it(string told, string steps) => Assert.Equal(steps, Counted(SpotSigns.None, Signs(told), Dimension.All, ""));

    [Fact]
    public void An_opt_in_has_all_of_them() => Assert.Equal("Served Seen Drawn Clicked OptedIn", Counted(SpotSigns.None, SpotSigns.OptedIn, Dimension.All, ""));

    [Theory]
    [InlineData("served", "served seen", "Seen")]
    [InlineData("served seen send-drawn", "served seen send-drawn send-clicked", "Clicked")]
    [InlineData("send-clicked", "send-clicked served seen", "")]
    [InlineData("seen link-shown", "seen link-shown send-drawn", "")] // The link stood there first.
    [InlineData("seen link-shown", "seen link-shown send-drawn send-clicked", "Clicked")]
    public void What_was_told_before_does_not_count_again(string before, string after, string steps) => Assert.Equal(steps, Counted(Signs(before), Signs(after), Dimension.All, ""));

    [Theory]
    [InlineData("seen send-drawn ask-drawn ask-clicked", "1", "Drawn")]
    [InlineData("seen send-drawn ask-drawn ask-clicked", "2", "Drawn Clicked")]
    [InlineData("link-clicked", "3", "Linked Clicked")]
    [InlineData("code-opened", "4", "Clicked")]
    [InlineData("served seen", "1", "")] // That is the spot's, not a way in's.
    public void Each_way_in_tells_for_itself(string told, string door, string steps) => Assert.Equal(steps, Counted(SpotSigns.None, Signs(told), Dimension.EntryPoint, door));

    [Fact]
    public void It_is_told_by_everything_that_a_spot_is_told_by_in_hour_day_and_month()
    {
        var spot = Spot() with { Mark = new SpotMark(Device.Phone, SpotStyle.Link).Value };
        var sums = new SpotSums();
        SpotRules.Count(spot, "/cart", SpotSigns.None, SpotSigns.Served, At, sums);
        (Dimension, string)[] things = [(Dimension.All, ""), (Dimension.Placement, "cart"), (Dimension.WebPage, "/cart"), (Dimension.Style, "link"), (Dimension.Device, "phone")];
        Assert.Equal(
            things.SelectMany(t => Spans.All.Select(span => (t.Item1, t.Item2, span, span.Start(Spans.HourOf(At)), 1L))).Order(),
            sums.Rows().Select(r => (r.Dimension, r.Key, r.Span, r.From, r.Served)).Order());
    }

    private static PluginRef Spot() => new(Guid.NewGuid(), default, EntryPoint.SendToMessenger, (byte)Placement.Cart, 0, At.AddDays(1));

    private static SpotSigns Signs(string names) => names.Split(' ').Aggregate(SpotSigns.None, (all, name) => all | SpotRules.Find(name)!.Value);

    private static string Counted(SpotSigns before, SpotSigns after, Dimension dimension, string key)
    {
        var sums = new SpotSums();
        SpotRules.Count(Spot(), "/cart", before, after, At, sums);
        var row = sums.Rows().SingleOrDefault(r => r.Dimension == dimension && r.Key == key && r.Span == Span.Hour);
        Assert.All(Enum.GetValues<SpotStep>(), step => Assert.InRange(row?[step] ?? 0, 0, 1));
        return string.Join(' ', Enum.GetValues<SpotStep>().Where(step => row?[step] == 1));
    }
}
