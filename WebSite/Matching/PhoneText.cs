using System.Globalization;
using PhoneNumbers;
using WebSite.Language;

namespace WebSite.Matching;

/// <summary>Phone numbers for people to read.</summary>
public static class PhoneText
{
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>In international form, for instance <c>+358 40 1234567</c>.</summary>
    /// <param name="e164">As stored.</param>
    public static string International(string e164) => Numbers.Format(Numbers.Parse(e164, null), PhoneNumberFormat.INTERNATIONAL);

    /// <summary>The country's code and the last two digits, for instance <c>+358 … 67</c>.</summary>
    /// <param name="e164">As stored.</param>
    public static string Masked(string e164)
    {
        ArgumentNullException.ThrowIfNull(e164);
        return $"+{Numbers.Parse(e164, null).CountryCode} … {e164[^2..]}";
    }

    /// <summary>Where a number belongs, by its country code: <c>Finland</c>, or <c>+800</c> where no single country has it.</summary>
    internal static string Place(PhoneNumber number)
    {
        // Of a number that isn't one, the country code's main country.
        var region = Numbers.GetRegionCodeForNumber(number) ?? Numbers.GetRegionCodeForCountryCode(number.CountryCode);
        return region is null or "001" or "ZZ" ? $"+{number.CountryCode}" : Phrases.Say(new RegionInfo(region).EnglishName);
    }
}
