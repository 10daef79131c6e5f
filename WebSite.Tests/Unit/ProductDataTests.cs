using System.Text.Json;
using WebSite.Catalogue;

namespace WebSite.Tests.Unit;

public class ProductDataTests
{
    [Theory]
    [InlineData(3, "https://schema.org/InStock")]
    [InlineData(0, "https://schema.org/OutOfStock")]
    public void A_product_is_told_with_its_price_and_without_a_way_out_of_its_element(int stock, string availability)
    {
        var json = ProductData.Of(
            new() { Slug = "cup", Name = "</script><script>alert(1)</script>", Category = "tea", Blurb = "", Description = "A & B", Facts = "", Currency = "EUR", PriceMinor = 6450, Stock = stock },
            "https://shop.example/products/cup");

        Assert.DoesNotContain('<', json);
        var offer = JsonDocument.Parse(json).RootElement.GetProperty("offers");
        Assert.Equal((64.5m, availability), (offer.GetProperty("price").GetDecimal(), offer.GetProperty("availability").GetString()));
    }
}
