using System.Text.RegularExpressions;
using PhoneNumbers;
using WebSite.Language;

namespace WebSite.Matching;

/// <summary>What stands in a phone field: a number, or a sentence that says what is wrong with it.</summary>
/// <param name="E164">With plus sign and country code, digits only, for instance <c>+358401234567</c>; null when something is wrong.</param>
/// <param name="Fault">For the shopper; null when nothing is wrong.</param>
public sealed partial record PhoneReading(string? E164, string? Fault)
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Reads a number as people write it.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="country">Whose number it is when it names no country: ISO 3166, two letters. Null or unknown: it must name one.</param>
    public static PhoneReading Of(string? text, string? country)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Wrong(Phrases.Say("Enter a phone number."));
        }

        // The library would also take letters for digits, and extensions, which Messenger doesn't know.
        if (!Spelling().IsMatch(text))
        {
            return Wrong(Phrases.Say("A phone number has digits, and spaces, brackets, hyphens, dots or slashes between them. It begins with + and a country's code, or as you dial it at home."));
        }

        try
        {
            // With a country, the library takes the digits behind a wrong + for a call abroad.
            var isWhole = text.TrimStart() is ['+' or '＋', ..];
            return Of(Numbers.Parse(text, !isWhole && country is not null && Numbers.GetSupportedRegions().Contains(country) ? country : null));
        }
        catch (NumberParseException exception)
        {
            return Wrong(exception.ErrorType switch
            {
                ErrorType.INVALID_COUNTRY_CODE when text.TrimStart() is ['+' or '＋', ..] => Phrases.Say("No country has this code. Begin with + and the country's code, for instance +358 for Finland."),
                ErrorType.INVALID_COUNTRY_CODE => Phrases.Say("Choose a country above, or begin with + and the country's code."),
                ErrorType.TOO_LONG => Phrases.Say("This number has too many digits for any country."),
                _ => Phrases.Say("This number has too few digits."),
            });
        }
    }

    private static PhoneReading Of(PhoneNumber number)
    {
        var place = PhoneText.Place(number);
        return Numbers.IsPossibleNumberWithReason(number) switch
        {
            PhoneNumberUtil.ValidationResult.TOO_SHORT => Wrong(Phrases.Say("This number has too few digits for {0}. If it is another country's, begin with + and that country's code.", place)),
            PhoneNumberUtil.ValidationResult.TOO_LONG => Wrong(Phrases.Say("This number has too many digits for {0}. If it is another country's, begin with + and that country's code.", place)),
            PhoneNumberUtil.ValidationResult.IS_POSSIBLE_LOCAL_ONLY => Wrong(Phrases.Say("This number has too few digits for {0}: perhaps its area code is missing. If it is another country's, begin with + and that country's code.", place)),
            _ when Numbers.IsValidNumber(number) => new(Numbers.Format(number, PhoneNumberFormat.E164), null),
            _ => Wrong(Phrases.Say("No number in {0} looks like this. Please check its digits. If it is another country's, begin with + and that country's code.", place)),
        };
    }

    private static PhoneReading Wrong(string fault) => new(null, fault);

    [GeneratedRegex(@"^\s*[+＋]?[\d\s().\-/\u00AD\u2010-\u2015\u2060\u200E\u200F\u202A-\u202E]{0,50}\z")]
    private static partial Regex Spelling();
}
