using System.Buffers;

namespace WebSite.Sandbox.Plugins;

/// <summary>What Facebook takes as a ref.</summary>
internal static class RefRule
{
    public const int LongestInPlugin = 250;

    public const int LongestInLink = 2083;

    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-.:_");

    /// <summary>Null when the ref will do, else what is wrong with it. No ref will do.</summary>
    public static string? WhyNot(string? text, int longest)
    {
        if (text is null || text.Length == 0)
        {
            return null;
        }

        if (text.Length > longest)
        {
            return $"The ref has {text.Length} characters; {longest} is the most.";
        }

        var wrong = text.AsSpan().IndexOfAnyExcept(Alphabet);
        return wrong < 0 ? null : $"The ref holds '{text[wrong]}' at position {wrong + 1}; only A-Z a-z 0-9 + / = - . : _ are allowed.";
    }
}
