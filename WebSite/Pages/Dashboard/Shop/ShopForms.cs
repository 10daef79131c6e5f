using WebSite.Catalogue;
using WebSite.Checkout;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Shop;

/// <summary>What the shop says, as it is typed; an empty field leaves it to what the shop came with.</summary>
public sealed class WordsForm
{
    public string? Name { get; set; }

    public string? Tagline { get; set; }

    public string? Heading { get; set; }

    public string? Greeting { get; set; }

    public string? Delivery { get; set; }

    public string? Contact { get; set; }

    public string? Imprint { get; set; }

    public static WordsForm Of(ShopWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new() { Name = words.Name, Tagline = words.Tagline, Heading = words.Heading, Greeting = words.Greeting, Delivery = words.Delivery, Contact = words.Contact, Imprint = words.Imprint };
    }

    public ShopWords Say() => new()
    {
        Name = Text(Name),
        Tagline = Text(Tagline),
        Heading = Text(Heading),
        Greeting = Text(Greeting),
        Delivery = Text(Delivery),
        Contact = Text(Contact),
        Imprint = Text(Imprint),
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}

/// <summary>The colours, as they are typed; an empty field is the site's own.</summary>
public sealed class ColoursForm
{
    public string? Brand { get; set; }

    public string? DarkBrand { get; set; }

    public string? Accent { get; set; }

    public string? DarkAccent { get; set; }

    public string? Hero { get; set; }

    public static ColoursForm Of(ShopColours colours)
    {
        ArgumentNullException.ThrowIfNull(colours);
        return new() { Brand = colours.Brand, DarkBrand = colours.DarkBrand, Accent = colours.Accent, DarkAccent = colours.DarkAccent, Hero = colours.Hero };
    }

    public ShopColours Say() => new(Text(Brand), Text(DarkBrand), Text(Accent), Text(DarkAccent), Text(Hero));

    /// <summary>In one spelling, so that it may stand in a stylesheet; what is no colour stays as it is, to be told of.</summary>
    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : Shopfront.Colour.Read(typed)?.ToString() ?? typed.Trim();
}

/// <summary>What bringing the goods costs, and where it goes, as it is typed.</summary>
public sealed class ShippingForm
{
    public string? Fee { get; set; }

    public string? FreeFrom { get; set; }

    public string? Time { get; set; }

    public List<string> Countries { get; set; } = [];

    public static ShippingForm Of(ShippingTerms terms, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new() { Fee = Money.Plain(terms.FeeMinor, currency), FreeFrom = terms.FreeFromMinor is { } free ? Money.Plain(free, currency) : null, Time = terms.Time, Countries = [.. terms.Countries] };
    }

    /// <summary>What it says; null with faults where it can't be taken.</summary>
    public (ShippingTerms? Terms, IReadOnlyList<(string Field, string Sentence)> Faults) Say(Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        List<(string, string)> faults = [];
        var (fee, free) = (Money.Read(Fee, currency), Money.Read(FreeFrom, currency));
        var sample = Money.Plain(5 * currency.Whole, currency);
        if (fee is null or > ProductFacts.HighestPrice)
        {
            faults.Add((nameof(Fee), $"The fee is a number such as {sample}, or 0."));
        }

        if (!string.IsNullOrWhiteSpace(FreeFrom) && free is null or > ProductFacts.HighestPrice)
        {
            faults.Add((nameof(FreeFrom), $"The value from which on it is free is a number such as {sample}; empty for never."));
        }

        if (string.IsNullOrWhiteSpace(Time) || Time.Trim().Length > ShippingTerms.LongestTime || Time.Any(char.IsControl))
        {
            faults.Add((nameof(Time), $"Say how long it takes, in {ShippingTerms.LongestTime} characters at most: “2 to 4 working days”."));
        }

        var countries = Shipping.Countries.Keys.Where(Countries.Contains).ToList();
        if (countries.Count == 0)
        {
            faults.Add((nameof(Countries), "Choose one country at least: nobody could order."));
        }

        return faults.Count > 0 ? (null, faults) : (new(fee!.Value, free, countries, Time!.Trim()), faults);
    }
}
