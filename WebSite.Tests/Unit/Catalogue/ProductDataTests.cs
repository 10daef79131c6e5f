using System.Text.Json;
using WebSite.Catalogue;

namespace WebSite.Tests.Unit.Catalogue;

public class ProductDataTests
{
    [Theory]
    [InlineData("EUR", "64.5")]
    [InlineData("JPY", "6450")]
    [InlineData("TND", "6.45")]
    public void A_search_engine_reads_the_price_in_whole_units_of_its_currency(string currency, string price)
    {
        using var data = JsonDocument.Parse(ProductData.Of(new() { Slug = "pot", Name = "Pot", Category = "", Blurb = "", Description = "", Facts = "", PriceMinor = 6450, Currency = currency }, "https://shop.example/products/pot"));
        Assert.Equal(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), data.RootElement.GetProperty("offers").GetProperty("price").GetDecimal());
    }
}
