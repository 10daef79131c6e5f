using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Messenger.AspNetCore.Json;

/// <summary>Reads members of JSON in which nothing is where, or what, it should be.</summary>
public static partial class LooseJson
{
    /// <summary>The member, unless it isn't there or null; of one that comes twice, the last counts.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement? found = null;
        foreach (var member in element.EnumerateObject())
        {
            if (IsNamed(member, name))
            {
                found = member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
            }
        }

        return found;
    }

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false; // A lone surrogate: no text can be that.
        }
    }

    /// <summary>The member's text or number; null for anything else. Half a character, which no text can hold, counts as the replacement character.</summary>
    public static string? Text(this JsonElement element, string name)
    {
        if (element.Member(name) is not { } member)
        {
            return null;
        }

        try
        {
            return member.ValueKind == JsonValueKind.String ? member.GetString()
                : member.ValueKind == JsonValueKind.Number ? member.GetRawText()
                : null;
        }
        catch (InvalidOperationException)
        {
            return WithoutHalves(member.GetRawText());
        }
    }

    /// <summary>What a JSON text in its quotation marks says, with the replacement character for each escape that is half of a character.</summary>
    private static string WithoutHalves(string raw)
    {
        var text = Escape().Replace(raw[1..^1], match => match.Value switch
        {
            [_, 'u', .. var code] => ((char)ushort.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString(),
            [_, 'b'] => "\b",
            [_, 'f'] => "\f",
            [_, 'n'] => "\n",
            [_, 'r'] => "\r",
            [_, 't'] => "\t",
            var other => other[1..],
        });
        return string.Concat(text.EnumerateRunes());
    }

    [GeneratedRegex(@"\\(u[0-9a-fA-F]{4}|.)")]
    private static partial Regex Escape();
}
