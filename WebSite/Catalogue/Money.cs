using System.Collections.Concurrent;
using System.Globalization;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>Writes amounts for people, and reads theirs.</summary>
public static class Money
{
    private static readonly ConcurrentDictionary<(string Language, string Currency), NumberFormatInfo> Formats = new();

    /// <summary>An amount in its currency's minor unit (hundredths, mostly), for instance <c>€64.00</c>.</summary>
    public static string Format(long minor, string currency) => ShopLanguage.Current is { IsEnglish: false } language
        ? Currency.Of(currency).Amount(minor).ToString("C", Formats.GetOrAdd((language.Code, currency), key => FormatOf(language, key.Currency))).Replace(' ', '\u00a0')
        : (currency == "EUR" ? "€" : currency + "\u00a0") + Number(minor, Currency.Of(currency), "#,0");

    /// <summary>The number alone, as forms and files have it: <c>1234.50</c>.</summary>
    public static string Plain(long minor, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        return Number(minor, currency, "0");
    }

    /// <summary>
    /// Reads a number of the currency's whole unit, with a point or a comma: <c>12.50</c>, <c>12,50</c>, <c>1,234.50</c>, <c>1.234,50</c>. Null for what is none, is less than
    /// nothing, or has more decimals than the currency.
    /// </summary>
    public static long? Read(string? text, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(currency);
        var digits = (text ?? "").Trim().Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var point = digits.LastIndexOfAny(['.', ',']);

        // Of a lone mark with three digits behind it nobody knows whether it parts thousands; WooCommerce and Shopify write none there.
        var (whole, part) = point < 0 ? (digits, "") : (digits[..point], digits[(point + 1)..]);
        var plain = whole.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (plain.Length is 0 or > 12 || !plain.All(char.IsAsciiDigit) || !part.All(char.IsAsciiDigit) || part.TrimEnd('0').Length > currency.Decimals)
        {
            return null;
        }

        return (long)(decimal.Parse($"{plain}.{part}0", CultureInfo.InvariantCulture) * currency.Whole);
    }

    /// <summary>Where the sign stands and what parts the digits is the language's; the sign and how many decimals there are, the currency's.</summary>
    private static NumberFormatInfo FormatOf(ShopLanguage language, string currency)
    {
        var format = (NumberFormatInfo)language.Culture.NumberFormat.Clone();
        (format.CurrencySymbol, format.CurrencyDecimalDigits) = (currency == "EUR" ? "€" : currency, Currency.Of(currency).Decimals);
        if (language.IsRightToLeft)
        {
            (format.CurrencyDecimalSeparator, format.CurrencyGroupSeparator) = (".", ","); // Arabic marks belong to Arabic digits, and these are Latin.
        }

        if (format.CurrencySymbol.Length > 1 && format.CurrencyPositivePattern < 2)
        {
            format.CurrencyPositivePattern += 2; // A space between letters and digits.
        }

        return format;
    }

    private static string Number(long minor, Currency currency, string whole) =>
        currency.Amount(minor).ToString(currency.Decimals == 0 ? whole : whole + "." + new string('0', currency.Decimals), CultureInfo.InvariantCulture);
}
