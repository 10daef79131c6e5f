using System.Globalization;

namespace Messenger.AspNetCore.Events;

/// <summary>Compares a JSON name that has escapes in it with one of ASCII letters, without making a text: it may be no Unicode text at all.</summary>
internal static class EscapedName
{
    /// <summary>Whether the raw name, as between its quotation marks, means this one.</summary>
    public static bool Is(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> name)
    {
        foreach (var letter in name)
        {
            if (Take(ref raw) != letter)
            {
                return false;
            }
        }

        return raw.IsEmpty;
    }

    /// <summary>Takes the first letter; -1 at the end, and for an escape that no letter is written with.</summary>
    private static int Take(ref ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty)
        {
            return -1;
        }

        var length = raw[0] != '\\' ? 1 : raw.Length >= 6 && raw[1] == 'u' ? 6 : 2;
        var letter = length == 1 ? raw[0]
            : length == 6 && int.TryParse(raw[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code
            : -1;
        raw = raw[Math.Min(length, raw.Length)..];
        return letter;
    }
}
