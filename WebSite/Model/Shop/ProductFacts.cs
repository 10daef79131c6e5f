using System.Globalization;

namespace WebSite.Model;

/// <summary>What a merchant says of a product, typed or read from a file, and the rules of it.</summary>
public sealed record ProductFacts
{
    public const int LongestName = 120;
    public const int LongestBlurb = 300;
    public const int LongestDescription = 10_000;
    public const int LongestFacts = 2_000;
    public const int MostStock = 1_000_000;

    /// <summary>In the minor unit: ten million of a currency with hundredths.</summary>
    public const long HighestPrice = 1_000_000_000;

    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>A category's slug; empty for none.</summary>
    public string Category { get; init; } = "";

    public string Blurb { get; init; } = "";

    public string Description { get; init; } = "";

    public string Facts { get; init; } = "";

    public long PriceMinor { get; init; }

    public int Stock { get; init; }

    public bool IsHidden { get; init; }

    /// <summary>What is wrong, each with the property that it is about.</summary>
    public IEnumerable<(string Field, string Sentence)> Faults()
    {
        if (!Model.Slug.HasForm(Slug))
        {
            yield return (nameof(Slug), $"An address has small letters a to z, digits and single hyphens, {Model.Slug.Longest} at most: for instance harbour-pot.");
        }

        if (Name.Trim().Length is 0 or > LongestName || Name.Any(char.IsControl))
        {
            yield return (nameof(Name), $"A product needs a name, in 1 to {LongestName} characters on one line.");
        }

        if (Blurb.Length > LongestBlurb || Blurb.Any(char.IsControl))
        {
            yield return (nameof(Blurb), $"The sentence for the catalogue has {LongestBlurb} characters at most, on one line.");
        }

        if (Description.Length > LongestDescription)
        {
            yield return (nameof(Description), Count("A description", LongestDescription, Description));
        }

        if (Facts.Length > LongestFacts)
        {
            yield return (nameof(Facts), Count("The facts have room for", LongestFacts, Facts));
        }
        else if (FactLines(Facts).FirstOrDefault(fact => fact.Value is null).Name is { } wrong)
        {
            yield return (nameof(Facts), $"Each fact is a line of its own with a colon, such as “Made of: oak”. This one isn't: {Short(wrong)}");
        }

        if (PriceMinor is < 0 or > HighestPrice)
        {
            yield return (nameof(PriceMinor), "A price is 0 or more, and less than ten million.");
        }

        if (Stock is < 0 or > MostStock)
        {
            yield return (nameof(Stock), string.Create(CultureInfo.InvariantCulture, $"The stock is a whole number from 0 to {MostStock:N0}."));
        }
    }

    /// <summary>Facts as they are shown: name and value; no value where a line has no colon.</summary>
    public static IEnumerable<(string Name, string? Value)> FactLines(string facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && line[(colon + 1)..].Trim() is { Length: > 0 } value ? (line[..colon].Trim(), value) : (line, (string?)null));
    }

    /// <summary>Without spaces around, and with lines that end alike.</summary>
    public ProductFacts Trimmed() => this with
    {
        Slug = Slug.Trim(),
        Name = Name.Trim(),
        Blurb = Blurb.Trim(),
        Description = Lines(Description),
        Facts = string.Join('\n', Lines(Facts).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    };

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static string Count(string what, int most, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {(what.EndsWith("for", StringComparison.Ordinal) ? "" : "has ")}{most:N0} characters at most; this is {text.Length:N0}.");
}
