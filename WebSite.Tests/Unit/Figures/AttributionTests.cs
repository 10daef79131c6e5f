using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Unit.Figures;

/// <summary>Alice's order was placed at noon; which of her visits gets it?</summary>
public class AttributionTests
{
    private const long Session = 7;
    private const long Alice = 1;
    private const long Bob = 2;

    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static readonly OrderShopper Known = new(Session, new HashSet<long> { Alice }, new HashSet<long>());

    [Fact]
    public void The_last_and_the_first_visit_of_each_window_get_it()
    {
        var credits = Credits(Known, [Visit(1, Noon.AddDays(-20)), Visit(2, Noon.AddDays(-6)), Visit(3, Noon.AddDays(-2)), Visit(4, Noon.AddHours(-3)), Visit(5, Noon.AddHours(-1))]);
        Assert.Equal(
            ["1 Last 5", "7 Last 5", "28 Last 5", "1 First 4", "7 First 2", "28 First 1"],
            AttributionRule.All.Select(rule => $"{rule.Days} {rule.Touch} {credits.Single(c => c.IsBy(rule)).VisitId}"));
        Assert.Equal([1L, 2, 4, 5], credits.Select(c => c.VisitId!.Value).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(28)]
    public void The_window_has_its_first_moment_and_none_before(int days)
    {
        var rule = AttributionRule.Find(days, Touch.Last)!;
        Assert.Contains(Credits(Known, [Visit(1, Noon.AddDays(-days))]), c => c.IsBy(rule));
        Assert.DoesNotContain(Credits(Known, [Visit(1, Noon.AddDays(-days).AddMilliseconds(-1))]), c => c.IsBy(rule));
    }

    [Fact]
    public void A_visit_at_the_moment_of_the_order_counts_and_one_after_it_doesnt()
    {
        Assert.Equal(63, Assert.Single(Credits(Known, [Visit(1, Noon)])).Rules);
        Assert.Empty(Credits(Known, [Visit(1, Noon.AddMilliseconds(1), session: Session)]));
    }

    [Fact]
    public void Of_visits_at_the_same_time_the_one_that_was_noted_first_gets_it()
    {
        var credits = Credits(Known, [Visit(9, Noon.AddHours(-1)), Visit(8, Noon.AddHours(-1))]);
        Assert.Equal((8, 63), Assert.Single(credits) is var one ? (one.VisitId!.Value, one.Rules) : default);
    }

    [Fact]
    public void A_visit_that_names_the_session_counts_of_anybody_and_others_of_who_is_known_alone()
    {
        Assert.Equal([3L], Credits(Known, [Visit(1, Noon.AddHours(-1), Bob), Visit(2, Noon.AddHours(-1), Bob, session: 8), Visit(3, Noon.AddHours(-1), Bob, session: Session)]).Select(c => c.VisitId!.Value));
    }

    [Fact]
    public void Nothing_counts_of_who_is_somebody_else()
    {
        var shopper = Known with { Others = new HashSet<long> { Alice } };
        Assert.Empty(Credits(shopper, [Visit(1, Noon.AddHours(-1)), Visit(2, Noon.AddHours(-1), session: Session)]));
    }

    [Fact]
    public void A_cancelled_order_and_one_that_no_visit_brought_have_none()
    {
        Assert.Empty(Credits(Known, []));
        Assert.Empty(Attribution.Of(Order().With(o => o.Status, OrderStatus.Cancelled), Known, [Visit(1, Noon.AddHours(-1))], []));
    }

    [Fact]
    public void What_it_is_told_by_is_the_visits()
    {
        var visit = new Visit { Id = 1, ConversationId = Alice, At = Noon.AddHours(-1), EntryPoint = EntryPoint.Ad, Placement = Placement.Cart, WebPage = "/cart", CampaignId = 3, AdId = "777", Mark = 65 };
        var credit = Assert.Single(Credits(Known, [visit]));
        Assert.Equal(
            ["EntryPoint " + (int)EntryPoint.Ad, "Placement cart", "WebPage /cart", "Device phone", "Style link", "Campaign 3", "Ad 777"],
            credit.Things().Select(t => $"{t.Dimension} {t.Key}"));
    }

    [Fact]
    public void A_credit_whose_person_was_deleted_counts_as_the_visit_did()
    {
        var cut = new OrderCredit { OrderId = 1, Rules = 63, At = Noon.AddDays(-3), EntryPoint = EntryPoint.Link, CampaignId = 3 };
        var credits = Attribution.Of(Order(), Known, [Visit(5, Noon.AddDays(-5))], [cut]);
        Assert.Equal([(3, "7 Last, 28 Last"), (null, "7 First, 28 First")], credits.Select(c => (c.CampaignId, string.Join(", ", AttributionRule.All.Where(c.IsBy).Select(r => $"{r.Days} {r.Touch}")))).OrderByDescending(c => c.CampaignId));
    }

    private static IReadOnlyList<OrderCredit> Credits(OrderShopper shopper, IEnumerable<Visit> visits) => Attribution.Of(Order(), shopper, visits, []);

    private static Visit Visit(long id, DateTimeOffset at, long person = Alice, long? session = null) => new() { Id = id, ConversationId = person, At = at, EntryPoint = EntryPoint.Link, CheckoutSessionId = session };

    private static Order Order() => new() { Id = 1, SessionId = Session, PlacedAt = Noon, Token = "t", Browser = default, Name = "", Email = "", Street = "", PostalCode = "", City = "", Country = "FI", Currency = "EUR" };
}
