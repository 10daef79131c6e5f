using System.Globalization;
using System.Text.RegularExpressions;
using WebSite.Model;

namespace WebSite.Texts;

/// <summary>
/// The body of a utility message's template. Its words are fixed once they are approved, so that nothing can be left out where a fact isn't known: only
/// what always has a value may stand in it.
/// </summary>
public static partial class TemplateText
{
    /// <summary>What may stand in braces, with its meaning in a merchant's words, and a sample.</summary>
    public static IReadOnlyList<(string Name, string Meaning, string Sample)> Parameters { get; } =
    [
        ("order", "the order's number", "1042"),
        ("first_name", "the person's first name; \"there\" where Facebook doesn't tell it, as in \"Hi there\"", "Alice"),
        ("shop", "the shop's name", "Harbour Shop"),
    ];

    /// <summary>The parameters of a body, each once, in their order.</summary>
    public static IReadOnlyList<string> In(string body) => [.. Braces().Matches(body).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>What is wrong with a body, in a sentence; null when nothing is.</summary>
    public static string? Fault(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Length == 0 ? "Write the text."
            : ForFacebook(body).Length is > UtilityTemplate.LongestBody and var length ? $"The text has {length} characters with its parameters, and Facebook takes {UtilityTemplate.LongestBody}."
            : In(body).FirstOrDefault(name => Parameters.All(p => p.Name != name)) is { } unknown
                ? $"{{{unknown}}} has no value in a template. Those that have: {string.Join(", ", Parameters.Select(p => "{" + p.Name + "}"))}."
            : !In(body).Contains("order") ? "A utility message is about one order: put {order} into the text, or Facebook refuses it."
            : null;
    }

    /// <summary>The body as Facebook has it: its parameters in two braces.</summary>
    public static string ForFacebook(string body) => Fill(body, name => "{{" + name + "}}");

    /// <summary>The body with values in the place of its parameters.</summary>
    public static string Fill(string body, Func<string, string> value) => Braces().Replace(body, m => value(m.Groups[1].Value));

    /// <summary>The value of a parameter.</summary>
    public static string Value(string name, TextFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return name switch
        {
            "order" => facts.OrderNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
            "first_name" => string.IsNullOrWhiteSpace(facts.FirstName) ? "there" : facts.FirstName.Trim(),
            _ => facts.Shop,
        };
    }

    [GeneratedRegex(@"\{([a-z_]{1,40})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
