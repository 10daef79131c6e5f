using WebSite.Catalogue;
using WebSite.Model;

namespace WebSite.Tests.Unit.Catalogue;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("12.50", "EUR", 1250L)]
    [InlineData("12,5", "EUR", 1250L)]
    [InlineData("1,234.50", "EUR", 123450L)]
    [InlineData("1.234,50", "EUR", 123450L)]
    [InlineData("0", "EUR", 0L)]
    [InlineData("1200", "JPY", 1200L)]
    [InlineData("1200.00", "JPY", 1200L)]
    [InlineData("1.234", "TND", 1234L)]
    [InlineData("1200.50", "JPY", null)]
    [InlineData("-1", "EUR", null)]
    [InlineData("1.2345", "EUR", null)]
    [InlineData("١٢", "EUR", null)]
    [InlineData("", "EUR", null)]
    [InlineData("9999999999999999999", "EUR", null)]
    public void A_number_is_read_or_refused(string text, string currency, long? minor) => Assert.Equal(minor, Money.Read(text, Currency.Of(currency)));

    [Theory]
    [InlineData(123456L, "EUR", "€1,234.56")]
    [InlineData(123456L, "JPY", "JPY\u00a0123,456")]
    [InlineData(1500L, "CHF", "CHF\u00a015.00")]
    public void An_amount_has_its_currencys_decimals(long minor, string currency, string said) => Assert.Equal(said, Money.Format(minor, currency));

    [Fact]
    public void Another_currency_keeps_the_number() =>
        Assert.Equal((6400L, 64L, 65L), (Currency.Of("EUR").SameNumber(6400, Currency.Of("USD")), Currency.Of("EUR").SameNumber(6400, Currency.Of("JPY")), Currency.Of("EUR").SameNumber(6450, Currency.Of("JPY"))));
}
