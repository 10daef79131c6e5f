using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Tests.Unit.Model;

public class OptInTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void In_whatever_order_clicks_come_the_opt_in_is_the_same()
    {
        OptInClick[] clicks =
        [
            Click(1, Noon, Placement.Product, "/products/b", EntryPoint.Link),
            Click(2, Noon, Placement.Product, "/products/a", EntryPoint.SendToMessenger, isProof: true),
            Click(3, Noon, Placement.Cart, "/cart", EntryPoint.SendToMessenger, isProof: true),
            Click(4, Noon.AddMinutes(-1), Placement.Product, "/products/b", EntryPoint.Link),
            Click(5, Noon.AddMinutes(2), null, null, EntryPoint.Ad),
        ];
        var orders = Permutations(clicks).Select(order =>
        {
            var optIn = New();
            foreach (var click in order)
            {
                optIn.Count(click);
            }

            return (optIn.EntryPoint, optIn.Placement, optIn.WebPage, optIn.FirstAt, optIn.LastAt, optIn.ClickCount, optIn.Trust);
        });
        Assert.Equal((EntryPoint.Link, Placement.Product, "/products/b", Noon.AddMinutes(-1), Noon.AddMinutes(2), 5, OptInTrust.Proven), Assert.Single(orders.Distinct()));
    }

    [Fact]
    public void Of_clicks_at_the_same_time_the_lower_by_placement_and_page_is_the_first()
    {
        var optIn = New();
        optIn.Count(Click(1, Noon, Placement.Product, "/products/b", EntryPoint.Link));
        optIn.Count(Click(2, Noon, Placement.Product, "/products/a", EntryPoint.Link));
        optIn.Count(Click(3, Noon, Placement.Cart, "/cart", EntryPoint.Link));
        Assert.Equal((Placement.Cart, "/cart"), (optIn.Placement, optIn.WebPage));
    }

    [Theory]
    [InlineData("", true, OptInTrust.Proven)]
    [InlineData("", false, OptInTrust.Unconfirmed)]
    [InlineData("yes", true, OptInTrust.Confirmed)]
    [InlineData("no", false, OptInTrust.Refused)]
    [InlineData("no", true, OptInTrust.Proven)]
    public void A_proof_says_more_than_a_no_and_less_than_a_yes(string answer, bool isProof, OptInTrust trust)
    {
        var optIn = New();
        if (answer == "yes")
        {
            optIn.Confirm(Noon);
        }
        else if (answer == "no")
        {
            optIn.Refuse(Noon);
        }

        optIn.Count(Click(1, Noon, Placement.Cart, "/cart", EntryPoint.SendToMessenger, isProof));
        Assert.Equal(trust, optIn.Trust);
    }

    private static OptIn New() => new() { PageId = "1", Psid = "2" };

    private static OptInClick Click(long id, DateTimeOffset at, Placement? placement, string? webPage, EntryPoint entryPoint, bool isProof = false) =>
        new() { EventId = id, At = at, Placement = placement, WebPage = webPage, EntryPoint = entryPoint, IsProof = isProof };

    private static IEnumerable<OptInClick[]> Permutations(OptInClick[] clicks) =>
        clicks.Length <= 1 ? [clicks] : clicks.SelectMany(first => Permutations([.. clicks.Where(c => c != first)]).Select(rest => (OptInClick[])[first, .. rest]));
}
