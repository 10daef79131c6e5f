using WebSite.Model;

namespace WebSite.Tests.Unit.Catalogue;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Oak tray", "oak-tray")]
    [InlineData("  Größe & Mut: 50 × 70 cm! ", "grosse-mut-50-70-cm")]
    [InlineData("Åse's café", "ases-cafe")]
    [InlineData("茶碗", "")]
    [InlineData("../../etc", "etc")]
    public void A_slug_is_made_of_a_name(string name, string slug) => Assert.Equal(slug, Slug.Of(name));

    [Theory]
    [InlineData("oak-tray", true)]
    [InlineData("Oak", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a/b", false)]
    [InlineData("..", false)]
    [InlineData("", false)]
    public void Only_letters_digits_and_hyphens_make_one(string text, bool isOne) => Assert.Equal(isOne, Slug.HasForm(text));

    [Fact]
    public void A_taken_one_gets_a_number() => Assert.Equal("oak-3", Slug.Free("oak", taken => taken is "oak" or "oak-2"));
}
