using WebSite.Pages.Dashboard.Overview;

namespace WebSite.Tests.Unit.Dashboard;

public class ChangeTests
{
    [Theory]
    [InlineData("visits", 120, 100, "20\u00a0% more", true)]
    [InlineData("visits", 93, 100, "7\u00a0% fewer", false)]
    [InlineData("visits", 100, 100, "no change", null)]
    [InlineData("visits", 1001, 1000, "about the same", null)]
    [InlineData("visits", 0, 40, "40 fewer", false)]
    [InlineData("visits", 3, 2, "1 more", true)]
    [InlineData("visits", 0, 9, "9 fewer", false)]
    [InlineData("visits", 4, 0, "", true)]
    [InlineData("visits", 0, 0, "", null)]
    [InlineData("visits", 320, 100, "3.2 times as many", true)]
    [InlineData("value", 320, 100, "3.2 times as much", true)]
    [InlineData("value", 50, 100, "50\u00a0% less", false)]
    [InlineData("lost", 120, 100, "20\u00a0% more", false)]
    [InlineData("lost", 80, 100, "20\u00a0% fewer", true)]
    public void A_figure_is_compared_in_words_and_never_by_a_percentage_of_nothing(string id, int now, int before, string words, bool? isGood) =>
        Assert.Equal((words, isGood), (Of(id, now, before).Words, Of(id, now, before).IsGood));

    [Fact]
    public void Parts_differ_by_points() => Assert.Equal("0.6 points up", Of("conversion", .105m, .099m).Words);

    [Fact]
    public void Without_visits_there_is_no_conversion_to_compare() => Assert.Equal(new("", 0, null), Of("conversion", .1m, null));

    private static Change Of(string id, decimal? now, decimal? before) => Change.Of(Metric.All(["EUR"]).Single(m => m.Id == id), now, before);
}
