using WebSite.Checkout;
using WebSite.Model;

namespace WebSite.Tests.Unit.Checkout;

public class GoodsListTests
{
    [Fact]
    public void It_says_goods_and_amounts_and_reads_them_again()
    {
        var text = GoodsList.Of([new CartLine { ProductId = 3, Quantity = 2, SessionId = 999 }, new CartLine { ProductId = 71, Quantity = 20, SessionId = 999 }]);
        Assert.Equal("3x2-71x20", text);
        Assert.Equal([(3, 2), (71, 20)], GoodsList.Read(text)!);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("3x0")]
    [InlineData("3x1001")]
    [InlineData("3x-1")]
    [InlineData("3x2-")]
    [InlineData("3x2-3x1")]
    [InlineData("9999999999x1")]
    [InlineData("3x2\n")]
    [InlineData("٣x٢")]
    [InlineData("3x2 OR 1=1")]
    public void Anything_else_is_nothing(string? text) => Assert.Null(GoodsList.Read(text));

    [Fact]
    public void A_long_list_is_cut_and_a_longer_one_is_nothing()
    {
        Assert.Equal(50, GoodsList.Read(GoodsList.Of(Enumerable.Range(1, 60).Select(n => new CartLine { ProductId = n, Quantity = 1 })))!.Count);
        Assert.Null(GoodsList.Read(string.Join('-', Enumerable.Range(1, 51).Select(n => $"{n}x1"))));
    }
}
