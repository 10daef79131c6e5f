namespace WebSite.Model;

/// <summary>What the shop says of itself. A null is left to the settings, and to the demo while it is there.</summary>
public sealed record ShopWords
{
    public const int LongestName = 60;
    public const int LongestLine = 120;
    public const int LongestHero = 300;
    public const int LongestText = 5_000;

    public string? Name { get; init; }

    /// <summary>Behind the name, at the foot of each page.</summary>
    public string? Tagline { get; init; }

    /// <summary>The heading over the catalogue.</summary>
    public string? Heading { get; init; }

    /// <summary>Below the heading.</summary>
    public string? Greeting { get; init; }

    /// <summary>What else there is to say about delivery and payment.</summary>
    public string? Delivery { get; init; }

    /// <summary>How to reach the shop.</summary>
    public string? Contact { get; init; }

    /// <summary>Who is behind the shop: what the law asks for.</summary>
    public string? Imprint { get; init; }

    /// <summary>What is wrong, each with the property that it is about.</summary>
    public IEnumerable<(string Field, string Sentence)> Faults()
    {
        foreach (var (field, label, text, most) in new[]
        {
            (nameof(Name), "The name", Name, LongestName), (nameof(Tagline), "The line at the foot", Tagline, LongestLine), (nameof(Heading), "The heading", Heading, LongestLine), (nameof(Greeting), "The greeting", Greeting, LongestHero),
        })
        {
            if (text is not null && (text.Length > most || text.Any(char.IsControl)))
            {
                yield return (field, $"{label} has {most} characters at most, on one line.");
            }
        }

        foreach (var (field, label, text) in new[] { (nameof(Delivery), "The text about delivery", Delivery), (nameof(Contact), "The contact text", Contact), (nameof(Imprint), "The imprint", Imprint) })
        {
            if (text?.Length > LongestText)
            {
                yield return (field, $"{label} has {LongestText} characters at most; this is {text.Length}.");
            }
        }
    }

    /// <summary>Those of the other where this has none.</summary>
    public ShopWords Or(ShopWords other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Name = Name ?? other.Name,
            Tagline = Tagline ?? other.Tagline,
            Heading = Heading ?? other.Heading,
            Greeting = Greeting ?? other.Greeting,
            Delivery = Delivery ?? other.Delivery,
            Contact = Contact ?? other.Contact,
            Imprint = Imprint ?? other.Imprint,
        };
    }
}
