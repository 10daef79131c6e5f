using System.Text.RegularExpressions;
using WebSite.Shopfront;
using WebSite.Tests.Support;

namespace WebSite.Tests.Unit.Shopfront;

public sealed class ColourTests
{
    private static Colour Of(string text) => Colour.Read(text)!.Value;

    /// <summary>Figures of the W3C's own examples and of WebAIM's checker.</summary>
    [Theory]
    [InlineData("#000000", "#ffffff", 21.0)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Contrast_is_wcags(string one, string other, double ratio) => Assert.Equal(ratio, Of(one).ContrastTo(Of(other)), 0.01);

    [Theory]
    [InlineData("javascript:1")]
    [InlineData("#12345")]
    [InlineData("red;}body{display:none")]
    [InlineData("#1f5d4f;")]
    [InlineData("")]
    public void What_is_no_colour_is_none(string text) => Assert.Null(Colour.Read(text));

    [Fact]
    public void A_colour_that_cannot_be_read_is_told_of_with_one_that_would_do()
    {
        var (field, sentence) = Assert.Single(ColourRules.Faults(new(Brand: "#ffcc00")));
        Assert.Equal("Brand", field);
        Assert.Contains("on light pages", sentence, StringComparison.Ordinal);
        var better = Regex.Match(sentence, "(#[0-9a-f]{6}) would do").Groups[1].Value;
        Assert.Empty(ColourRules.Faults(new(Brand: better)));
    }

    [Fact]
    public void The_same_is_asked_of_the_dark()
    {
        Assert.Empty(ColourRules.Faults(new(Brand: "#1f5d4f", DarkBrand: "#8fd3b9", Accent: "#a8421b", DarkAccent: "#f3a683", Hero: "#2f5f55")));
        Assert.Equal("DarkBrand", Assert.Single(ColourRules.Faults(new(DarkBrand: "#1f5d4f"))).Field);
    }

    /// <summary>Whatever hue is wished for, there is one of it that everybody can read, by day and in the dark.</summary>
    [Fact]
    public void There_is_a_readable_one_of_every_hue()
    {
        for (var n = 0; n < 4096; n++)
        {
            Colour wished = new((byte)(n / 256 * 17), (byte)(n / 16 % 16 * 17), (byte)(n % 16 * 17));
            Assert.All([Ground.Light, Ground.Dark], ground => Assert.True(ground.Worst(ground.Readable(wished)) >= Ground.Least, $"{wished} on {ground.Name}"));
        }
    }

    [Fact]
    public void The_stylesheet_has_the_dark_made_of_the_light()
    {
        var theme = Theme.Of(new(Brand: "#7a1f5d"))!;
        Assert.Contains("--brand:#7a1f5d", theme.Css, StringComparison.Ordinal);
        var dark = Of(Regex.Match(theme.Css, @"dark\).*--brand:(#[0-9a-f]{6})").Groups[1].Value);
        Assert.True(Ground.Dark.Worst(dark) >= Ground.Least);
        Assert.Null(Theme.Of(new()));
    }

    [Fact]
    public void The_grounds_are_those_of_the_stylesheet()
    {
        var css = File.ReadAllText(Path.Combine(DocumentedLines.Root(), "wwwroot", "css", "tokens.css")).Split("prefers-color-scheme: dark");
        foreach (var (ground, part) in new[] { (Ground.Light, css[0]), (Ground.Dark, css[1]) })
        {
            string[] names = ["paper", "card", "sunk"];
            Assert.Equal(names.Select(name => Of(Regex.Match(part, $"--{name}: (#[0-9a-f]+)").Groups[1].Value)), ground.Surfaces);
        }
    }
}
