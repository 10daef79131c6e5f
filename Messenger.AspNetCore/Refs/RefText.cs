using System.Buffers;

namespace Messenger.AspNetCore.Refs;

/// <summary>What holds for a ref's text, whoever made it.</summary>
public static class RefText
{
    /// <summary>A ref must be shorter than this, the tightest of the limits that Facebook has named (150 in 2016, later 250).</summary>
    public const int Limit = 150;

    /// <summary>The letters that every edition of Facebook's documentation allows.</summary>
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The one spelling of a ref: a trailing <c>=</c> or white space makes no other token. Null counts as empty.</summary>
    public static string Canonical(string? text) => text is null ? "" : text.Trim().TrimEnd('=', ' ', '\t', '\r', '\n');

    /// <summary>Whether a canonical text is one that Facebook surely passes through.</summary>
    public static bool IsSafe(ReadOnlySpan<char> text) => text.Length is > 0 and < Limit && !text.ContainsAnyExcept(Alphabet);
}
