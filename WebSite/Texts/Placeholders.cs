using System.Globalization;
using System.Text.RegularExpressions;
using WebSite.Language;

namespace WebSite.Texts;

/// <summary>The words in braces that stand for something in a text.</summary>
public static partial class Placeholders
{
    /// <summary>Each with its meaning, in a merchant's words.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("first_name", "the person's first name; left out where Facebook doesn't tell it"),
        ("shop", "the shop's name"),
        ("product", "the product that it is about; \"what you were looking at\" where none is known"),
        ("price", "what the product costs now; left out where none is known"),
        ("old_price", "what it cost when the person asked to be told of a lower price; left out elsewhere"),
        ("order", "the order's number; left out where there is none"),
        ("campaign", "the name that you gave the campaign; left out where there is none"),
    ];

    /// <summary>Those in a text that mean nothing, with their braces.</summary>
    public static IReadOnlyList<string> Unknown(string text) =>
        [.. Braces().Matches(text).Where(m => All.All(p => p.Name != m.Groups[1].Value)).Select(m => m.Value).Distinct()];

    /// <summary>
    /// Puts the facts into a text. What isn't known leaves with the space before it, at a sentence's end also with the comma before it, and at a line's
    /// beginning with the comma after it. A fact is never read as a text of its own: a person who is called <c>{shop}</c> keeps that name.
    /// </summary>
    public static string Fill(string text, TextFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var (name, _) in All.Where(p => Value(p.Name, facts) is null))
        {
            var gone = "{" + name + "}";
            text = AtStart().Replace(text, m => m.Groups["name"].Value == gone ? m.Groups["next"].Value.ToUpperInvariant() : m.Value);
            text = AtEnd().Replace(text, m => m.Groups["name"].Value == gone ? "" : m.Value);
            text = text.Replace(" " + gone, "", StringComparison.Ordinal).Replace(gone, "", StringComparison.Ordinal);
        }

        return Braces().Replace(text, m => Value(m.Groups[1].Value, facts) ?? m.Value);
    }

    private static string? Value(string name, TextFacts facts) => name switch
    {
        "first_name" => Line(facts.FirstName),
        "shop" => Line(facts.Shop) ?? Phrases.Say("this shop of ours"),
        "product" => Line(facts.Product) ?? Phrases.Say("what you were looking at"),
        "price" => Line(facts.Price),
        "old_price" => Line(facts.OldPrice),
        "order" => facts.OrderNumber?.ToString(CultureInfo.InvariantCulture),
        "campaign" => Line(facts.Campaign),
        _ => null,
    };

    /// <summary>On one line; null when nothing is left.</summary>
    private static string? Line(string? value) => string.IsNullOrWhiteSpace(value) ? null : Spaces().Replace(value.Trim(), " ");

    [GeneratedRegex(@"\{([^{}\r\n]{0,40})\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"^(?<name>\{[a-z_]+\})(?:[,:;!.]? +(?<next>\p{Ll})?)?", RegexOptions.Multiline)]
    private static partial Regex AtStart();

    [GeneratedRegex(@", +(?<name>\{[a-z_]+\})(?=[,:;!?.\r\n]|\z)")]
    private static partial Regex AtEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
