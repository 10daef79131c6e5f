using System.Globalization;
using WebSite.Sandbox.Messenger;

namespace WebSite.Tests.Unit.Sandbox;

public class MoneyTextTests
{
    [Theory]
    [InlineData("1234.5", "usd", "$1,234.50")]
    [InlineData("-20", "GBP", "−£20.00")]
    [InlineData("0", "EUR", "€0.00")]
    [InlineData("1200", "JPY", "¥1,200")]
    [InlineData("99", "SEK", "SEK\u00a099.00")]
    [InlineData("7", null, "7.00")]
    public void An_amount_is_written_as_its_currency_asks(string amount, string? currency, string expected) =>
        Assert.Equal(expected, MoneyText.Of(decimal.Parse(amount, CultureInfo.InvariantCulture), currency));
}
