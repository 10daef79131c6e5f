using WebSite.Checkout;
using WebSite.Model;

namespace WebSite.Tests.Unit.Checkout;

/// <summary>How many pieces one order may have of how many there are.</summary>
public sealed class PieceLimitTests
{
    [Theory]
    [InlineData(0, 0, "Sold out.")]
    [InlineData(1, 1, "Only 1 left.")]
    [InlineData(2, 1, "1 at most per order: there are only 2 left.")]
    [InlineData(7, 4, "4 at most per order: there are only 7 left.")]
    [InlineData(20, 10, "One order may have 10 at most.")]
    [InlineData(int.MaxValue, 10, "One order may have 10 at most.")]
    public void It_says_how_many_and_why_not_more(int stock, int most, string sentence)
    {
        var limit = new ShopOptions().LimitOf(Of(stock));
        Assert.Equal((most, sentence), (limit.Most, limit.Sentence));
    }

    [Fact]
    public void However_it_is_set_an_order_leaves_a_piece_unless_it_is_the_last_one_and_that_one_can_be_bought()
    {
        for (var share = 1; share <= 100; share++)
        {
            var shop = new ShopOptions { MostOfOne = Cart.MaxQuantity, MostOfStock = share };
            Assert.All(Enumerable.Range(1, 120), stock => Assert.InRange(shop.LimitOf(Of(stock)).Most, 1, Math.Max(1, stock - 1)));
        }
    }

    private static Product Of(int stock) => new() { Slug = "", Name = "", Category = "", Blurb = "", Description = "", Facts = "", Currency = "EUR", Stock = stock };
}
