using System.Text.RegularExpressions;
using WebSite.Language;

namespace WebSite.Checkout;

/// <summary>
/// Postal codes of the countries delivered to. No kept library for them is to be had, so here is a table: the forms and examples are those of
/// Google's address data (chromium-i18n.appspot.com/ssl-address, which libaddressinput reads), as of November 2026. Only the form is checked: whether a code is in use, nobody here knows.
/// </summary>
public static partial class PostalCodes
{
    /// <summary>A country's codes.</summary>
    /// <param name="Whole">A code without spaces and hyphens, in capitals.</param>
    /// <param name="Example">As people write it; where it has a space or a hyphen, all codes of the country have it so far from their end.</param>
    private sealed record Form(Regex Whole, string Example);

    private static readonly Dictionary<string, Form> Forms = new()
    {
        ["AT"] = new(FourDigits(), "1010"),
        ["BE"] = new(FourDigits(), "4000"),
        ["BG"] = new(FourDigits(), "1000"),
        ["CH"] = new(FourDigits(), "8020"),
        ["CY"] = new(FourDigits(), "2008"),
        ["CZ"] = new(FiveDigits(), "100 00"),
        ["DE"] = new(FiveDigits(), "26133"),
        ["DK"] = new(FourDigits(), "8660"),
        ["EE"] = new(FiveDigits(), "69501"),
        ["ES"] = new(FiveDigits(), "28039"),
        ["FI"] = new(FiveDigits(), "00550"),
        ["FR"] = new(FiveDigits(), "33380"),
        ["GB"] = new(British(), "EC1Y 8SY"),
        ["GR"] = new(FiveDigits(), "151 24"),
        ["HR"] = new(FiveDigits(), "10000"),
        ["HU"] = new(FourDigits(), "1037"),
        ["IE"] = new(Irish(), "A65 F4E2"),
        ["IS"] = new(ThreeDigits(), "320"),
        ["IT"] = new(FiveDigits(), "00144"),
        ["LI"] = new(FourDigits(), "9496"),
        ["LT"] = new(FiveDigits(), "04340"),
        ["LU"] = new(FourDigits(), "4750"),
        ["LV"] = new(FourDigits(), "1073"),
        ["MT"] = new(Maltese(), "NXR 0101"),
        ["NL"] = new(Dutch(), "1234 AB"),
        ["NO"] = new(FourDigits(), "0025"),
        ["PL"] = new(FiveDigits(), "00-950"),
        ["PT"] = new(Portuguese(), "2725-079"),
        ["RO"] = new(SixDigits(), "060274"),
        ["SE"] = new(FiveDigits(), "112 23"),
        ["SI"] = new(FourDigits(), "4000"),
        ["SK"] = new(FiveDigits(), "010 01"),
    };

    /// <summary>Whether a country's codes are known here.</summary>
    public static bool Knows(string? country) => country is not null && Forms.ContainsKey(country);

    /// <summary>A code as its country writes it, however it was typed: with small letters, another space, or the country before it.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="country">ISO 3166, two letters; one of <see cref="Knows"/>.</param>
    /// <returns>Null when no code of that country looks like this.</returns>
    public static string? Read(string? text, string country)
    {
        ArgumentNullException.ThrowIfNull(country);
        var form = Forms[country];
        var plain = Between().Replace((text ?? "").ToUpperInvariant(), "");
        plain = Prefix(country) is { } prefix && !form.Whole.IsMatch(plain) && plain.StartsWith(prefix, StringComparison.Ordinal) ? plain[prefix.Length..] : plain;
        if (!form.Whole.IsMatch(plain))
        {
            return null;
        }

        // Counted from the end: a British code's first half may be longer or shorter.
        var gap = form.Example.IndexOfAny([' ', '-']);
        return gap < 0 ? plain : plain.Insert(plain.Length - (form.Example.Length - gap - 1), form.Example[gap].ToString());
    }

    /// <summary>What is wrong with a code that <see cref="Read"/> doesn't take, in a sentence.</summary>
    public static string Fault(string country)
    {
        ArgumentNullException.ThrowIfNull(country);
        return Phrases.Say("A postal code in {0} looks like {1}.", Shipping.Name(country), Forms[country].Example);
    }

    /// <summary>What people write before a code, without its hyphen.</summary>
    private static string? Prefix(string country) => country switch { "DE" => "D", "AT" => "A", "BE" => "B", "FR" => "F", "IT" => "I", "LU" => "L", "ES" => "E", "PT" => "P", _ => country };

    [GeneratedRegex(@"^[0-9]{3}\z")]
    private static partial Regex ThreeDigits();

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"^(?:GIR0AA|[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][ABD-HJLNP-UW-Z]{2})\z")]
    private static partial Regex British();

    [GeneratedRegex(@"^[A-Z]{3}[0-9]{2,4}\z")]
    private static partial Regex Maltese();

    [GeneratedRegex(@"^[0-9]{4}\z")]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"^[0-9]{5}\z")]
    private static partial Regex FiveDigits();

    [GeneratedRegex(@"^[0-9A-Z]{3}[0-9A-Z]{4}\z")]
    private static partial Regex Irish();

    [GeneratedRegex(@"^[1-9][0-9]{3}(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])\z")]
    private static partial Regex Dutch();

    [GeneratedRegex(@"^[0-9]{4}[0-9]{3}\z")]
    private static partial Regex Portuguese();

    [GeneratedRegex(@"[\s\-]+")]
    private static partial Regex Between();
}
