using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Messenger.AspNetCore.Refs;
using WebSite.Checkout;
using WebSite.Language;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Pages.Orders;
using WebSite.Tests.Support;

namespace WebSite.Tests.Unit.Language;

/// <summary>Every text that shoppers read is there in every language, and no other. docs/languages.md says how to add one.</summary>
public partial class PhraseTests
{
    private static readonly string Site = Path.Combine(DocumentedLines.Root(), "WebSite");

    /// <summary>The English texts that the site says.</summary>
    private static readonly Lazy<HashSet<string>> Said = new(() => [.. InCode(), .. InTables()]);

    public static TheoryData<string> Translations => [.. ShopLanguage.All.Where(language => !language.IsEnglish).Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_text_is_there(string language)
    {
        var missing = Said.Value.Except(Read(language).Keys).Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, $"Phrases.{language}.resx lacks {missing.Count}:\n{string.Join('\n', missing)}");
    }

    /// <summary>Resources are told apart without heed to capitals: of two the second is dropped at the build.</summary>
    [Fact]
    public void No_two_texts_differ_by_capitals_alone() =>
        Assert.Empty(Said.Value.GroupBy(text => text, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Count() > 1).Select(alike => alike.Key));

    [Theory]
    [MemberData(nameof(Translations))]
    public void No_text_is_there_that_nothing_says(string language)
    {
        var unused = Read(language).Keys.Except(Said.Value).ToList();
        Assert.True(unused.Count == 0, $"Nothing says, of Phrases.{language}.resx:\n{string.Join('\n', unused)}");
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_text_has_its_places_its_forms_and_its_tags(string language)
    {
        foreach (var (english, text) in Read(language))
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Trim(',', '、', '،')) && !string.IsNullOrWhiteSpace(english.Trim(',', ' ')), english);
            if (english.Contains('|', StringComparison.Ordinal))
            {
                Assert.True(text.Split('|').Length == Plural.Forms(language), $"{english}: {language} has {Plural.Forms(language)} forms.");
            }
            else
            {
                Assert.True(Marks(english).SetEquals(Marks(text)), $"'{english}' and '{text}' have different places.");
            }
        }
    }

    /// <summary>As CLDR has them.</summary>
    [Theory]
    [InlineData("de", 0, 1)]
    [InlineData("de", 1, 0)]
    [InlineData("fr", 0, 0)]
    [InlineData("fr", 2, 1)]
    [InlineData("ja", 7, 0)]
    [InlineData("ar", 0, 0)]
    [InlineData("ar", 1, 1)]
    [InlineData("ar", 2, 2)]
    [InlineData("ar", 3, 3)]
    [InlineData("ar", 110, 3)]
    [InlineData("ar", 11, 4)]
    [InlineData("ar", 199, 4)]
    [InlineData("ar", 100, 5)]
    [InlineData("ar", 102, 5)]
    public void A_number_has_its_form(string language, int count, int form) => Assert.Equal(form, Plural.Form(language, count));

    /// <summary>What stands in braces, and tags. Japanese says no first names, and Arabic sometimes neither: they have no form without.</summary>
    private static HashSet<string> Marks(string text) => [.. Mark().Matches(text).Select(match => match.Value).Where(mark => mark != "{first_name}")];

    private static Dictionary<string, string> Read(string language) =>
        XDocument.Load(Path.Combine(Site, "Language", $"Phrases.{language}.resx")).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> InCode() =>
        from file in Directory.EnumerateFiles(Site, "*.cs*", SearchOption.AllDirectories)
        where !file.EndsWith("Phrases.cs", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal)
        from Match match in Call().Matches(File.ReadAllText(file))
        select Regex.Unescape(match.Groups[1].Value);

    /// <summary>Where the text stands in a table, or on an attribute, and is said elsewhere.</summary>
    private static IEnumerable<string> InTables() =>
    [
        .. Enum.GetValues<Occasion>().SelectMany(occasion => new[] { occasion.Rule().Told, occasion.Rule().Text }).OfType<string>(),
        .. Enum.GetValues<EntryPoint>().Select(entryPoint => entryPoint.Rule().Greeting).OfType<string>(),
        .. Shipping.Countries.Values,
        ShippingTerms.First.Time,
        .. from form in new[] { typeof(OrderForm), typeof(FindModel.FindForm) }
           from property in form.GetProperties()
           from ValidationAttribute attribute in property.GetCustomAttributes(typeof(ValidationAttribute), inherit: true)
           where attribute.ErrorMessage is not null
           select attribute.ErrorMessage,
    ];

    [GeneratedRegex("""(?:\bT\[|Phrases\.Say\(|Phrases\.Count\([^"\n]*?, )\s*"((?:[^"\\]|\\.)*)"[\],)]""")]
    private static partial Regex Call();

    [GeneratedRegex(@"\{[a-z_0-9]+\}|</?[a-z]+")]
    private static partial Regex Mark();
}
