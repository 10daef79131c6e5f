using WebSite.Figures;

namespace WebSite.Tests.Unit.Figures;

public class RankingTests
{
    [Fact]
    public void Most_orders_come_first_and_many_visits_without_orders_are_the_worst()
    {
        var ranking = Ranking.Of([Of("a", 100, 10), Of("b", 50, 9), Of("c", 40, 8), Of("d", 30, 7), Of("e", 500, 2), Of("f", 300, 0), Of("g", 19, 0), Of("h", 25, 6)]);
        Assert.Equal(["a", "b", "c", "d"], ranking.Best.Select(r => r.Key));
        Assert.Equal(["f", "e"], ranking.Worst.Select(r => r.Key));
        Assert.Equal(2, ranking.More);
    }

    [Fact]
    public void Where_all_are_shown_none_is_put_down_twice()
    {
        var ranking = Ranking.Of([Of("a", 100, 10), Of("b", 500, 0), Of("c", 0, 0)]);
        Assert.Equal((2, 0, 0), (ranking.Best.Count, ranking.Worst.Count, ranking.More));
    }

    [Fact]
    public void While_nobody_has_ordered_visits_count_and_nothing_is_bad()
    {
        var ranking = Ranking.Of(Enumerable.Range(1, 9).Select(n => Of($"{n}", n * 100, 0)));
        Assert.Equal(["9", "8", "7", "6"], ranking.Best.Select(r => r.Key));
        Assert.Empty(ranking.Worst);
        Assert.False(ranking.HasOrders);
    }

    private static Ranked Of(string key, long visits, long orders) => new(key, visits, Earnings.Of([new("EUR", orders, orders * 1000)]));
}
