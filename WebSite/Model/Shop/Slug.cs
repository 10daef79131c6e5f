using System.Globalization;
using System.Text.RegularExpressions;
using WebSite.Language;

namespace WebSite.Model;

/// <summary>The last part of a product's or a category's address: small Latin letters, digits and hyphens.</summary>
public static partial class Slug
{
    /// <summary>In characters.</summary>
    public const int Longest = 80;

    /// <summary>Whether a text is one.</summary>
    public static bool HasForm(string? text) => text is { Length: <= Longest } && Form().IsMatch(text);

    /// <summary>A slug that can be read: the letters and digits of a name as far as they are Latin; empty when none are.</summary>
    public static string Of(string? name)
    {
        var letters = (SearchKey.Of(name) ?? "").Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var plain = Others().Replace(string.Concat(letters).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal), "-").Trim('-');
        return plain.Length <= Longest ? plain : plain[..Longest].TrimEnd('-');
    }

    /// <summary>The first that isn't taken: the slug itself, or with a number behind it.</summary>
    /// <param name="slug">The slug; an empty one becomes <c>product</c>.</param>
    /// <param name="isTaken">Whether one is.</param>
    /// <param name="numbers">The last number of each slug, for who asks for thousands: the next is looked for from there. What was taken then has to be so still.</param>
    public static string Free(string slug, Func<string, bool> isTaken, IDictionary<string, int>? numbers = null)
    {
        ArgumentNullException.ThrowIfNull(slug);
        ArgumentNullException.ThrowIfNull(isTaken);
        var free = slug.Length == 0 ? "product" : slug;
        for (var number = numbers is not null && numbers.TryGetValue(slug, out var last) ? last + 1 : 2; isTaken(free); number++)
        {
            if (numbers is not null)
            {
                numbers[slug] = number;
            }

            var tail = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            free = (slug.Length == 0 ? "product" : slug.Length + tail.Length <= Longest ? slug : slug[..(Longest - tail.Length)].TrimEnd('-')) + tail;
        }

        return free;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
