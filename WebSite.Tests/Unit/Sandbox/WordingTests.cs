using WebSite.Sandbox.Plugins;

namespace WebSite.Tests.Unit.Sandbox;

public class WordingTests
{
    [Fact]
    public void Every_language_has_every_word_and_every_placeholder()
    {
        var english = Wording.Of("en_US");
        Assert.Equal(["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt-BR", "sv"], Wording.All.Select(wording => wording.Language).Order(StringComparer.Ordinal));
        Assert.All(Wording.All, wording =>
        {
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), wording.Keys.Order(StringComparer.Ordinal));
            Assert.All(wording.Keys, key =>
            {
                Assert.NotEmpty(wording[key].Trim());
                Assert.Equal(Placeholders(english[key]), Placeholders(wording[key]));
            });
        });
    }

    [Theory]
    [InlineData("de_DE", "de", "ltr")]
    [InlineData("pt_PT", "pt-BR", "ltr")]
    [InlineData("ar_AR", "ar", "rtl")]
    [InlineData("xx_XX", "en", "ltr")]
    [InlineData("", "en", "ltr")]
    [InlineData(null, "en", "ltr")]
    public void A_locale_is_spoken_in_its_language_or_else_in_English(string? locale, string language, string direction)
    {
        Assert.Equal(language, Wording.Of(locale).Language);
        Assert.Equal(direction, Wording.Of(locale).Direction);
    }

    private static (bool Page, bool Person) Placeholders(string text) =>
        (text.Contains("{page}", StringComparison.Ordinal), text.Contains("{person}", StringComparison.Ordinal));
}
