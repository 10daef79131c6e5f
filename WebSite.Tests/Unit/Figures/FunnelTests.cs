using WebSite.Figures;

namespace WebSite.Tests.Unit.Figures;

/// <summary>A funnel's steps, rates and weakest step.</summary>
public class FunnelTests
{
    private static FunnelBy ByPlacement => FunnelBy.Of("placement");

    [Fact]
    public void Each_step_is_compared_with_the_one_before_and_the_first()
    {
        var steps = Spots("", 1000, 400, drawn: 150, links: 50, clicked: 40, told: 10, optIns: 30, linked: 30, replies: 15, orders: 3).Steps;
        Assert.Equal(
            [
                (FunnelStage.Served, 1000, null, null, 0), (FunnelStage.Seen, 400, 0.4, 0.4, 600), (FunnelStage.Shown, 200, 0.5, 0.2, 200), (FunnelStage.Clicked, 40, 0.2, 0.04, 160),
                (FunnelStage.OptedIn, 10, null, 0.01, 0), // Beside the others: links tell of none.
                (FunnelStage.Webhook, 30, 0.75, 0.03, 10), (FunnelStage.Linked, 30, 1, 0.03, 0), (FunnelStage.Replied, 15, 0.5, 0.015, 15), (FunnelStage.Ordered, 3, 0.1, 0.003, 27), // With a reply or without.
            ],
            steps.Select(s => (s.Stage, s.Count, s.Rate, s.OfFirst, s.Lost)));
    }

    [Fact]
    public void More_than_were_seen_before_is_no_rate()
    {
        var step = Spots("", 10, 10, drawn: 10, links: 0, clicked: 2, told: 0, optIns: 5, linked: 5, replies: 0, orders: 0).Steps.Single(s => s.Stage == FunnelStage.Webhook);
        Assert.Equal((true, null, 0L), (step.IsMore, step.Rate, step.Lost));
    }

    [Theory]
    [InlineData("way", "1", "Shown Clicked OptedIn CameIn Replied Ordered")]
    [InlineData("way", "2", "Shown Clicked CameIn Replied Ordered")]
    [InlineData("way", "4", "Clicked CameIn Replied Ordered")]
    [InlineData("way", "5", "CameIn Replied Ordered")]
    [InlineData("way", null, "CameIn Replied Ordered")]
    [InlineData("campaign", "7", "CameIn Replied Ordered")]
    public void A_way_in_has_the_steps_that_are_known_of_it(string by, string? key, string stages) =>
        Assert.Equal(stages, string.Join(' ', new Funnel(FunnelBy.Of(by), key, new() { Key = "" }, new() { Key = "" }, 0).Whole().Steps.Select(s => s.Stage)));

    [Fact]
    public void The_weakest_step_is_the_one_that_costs_most_opt_ins()
    {
        // In the whole half of all is seen, all is shown, a tenth is clicked, and half of those opt in.
        var whole = Spots("", 10_000, 5_000, drawn: 5_000, links: 0, clicked: 500, told: 0, optIns: 250, linked: 250, replies: 100, orders: 10);
        var cart = Spots("cart", 1_000, 100, drawn: 100, links: 0, clicked: 9, told: 0, optIns: 9, linked: 9, replies: 0, orders: 0);

        var weakest = WeakStep.Of(cart, whole)!;

        Assert.Equal((FunnelStage.Seen, 0.1, 0.5), (weakest.Stage, weakest.Rate, weakest.Usual));
        Assert.Equal(20, weakest.Cost, 6); // 400 more would have been seen: 40 clicked, 20 opted in.
    }

    [Fact]
    public void So_few_tell_nothing()
    {
        var whole = Spots("", 1_000, 500, drawn: 500, links: 0, clicked: 50, told: 0, optIns: 25, linked: 25, replies: 0, orders: 0);
        Assert.Null(WeakStep.Of(Spots("cart", 19, 1, drawn: 1, links: 0, clicked: 0, told: 0, optIns: 0, linked: 0, replies: 0, orders: 0), whole));
        Assert.Null(WeakStep.Of(whole, whole));
    }

    private static Funnel Spots(string key, long served, long seen, long drawn, long links, long clicked, long told, long optIns, long linked, long replies, long orders) => new Funnel(
        ByPlacement,
        key,
        new() { Key = key, Served = served, Seen = seen, Drawn = drawn, LinkShown = links, Clicked = clicked, OptedIn = told },
        new() { Key = key, OptIns = optIns, Linked = linked, Replies = replies },
        orders).Whole();
}
