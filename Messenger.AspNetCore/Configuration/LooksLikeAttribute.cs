using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Messenger.AspNetCore.Configuration;

/// <summary>A text of a certain form.</summary>
/// <param name="pattern">The whole text's regular expression, in the spelling that JSON schemas share with .NET.</param>
/// <param name="sentence">What it looks like.</param>
public sealed class LooksLikeAttribute([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string sentence) : SettingRuleAttribute
{
    /// <summary>The regular expression.</summary>
    public string Pattern => pattern;

    /// <summary>Whether nothing at all is right too, or is another rule's matter.</summary>
    public bool MayBeEmpty { get; set; }

    /// <inheritdoc/>
    public override string? Fault(string key, object? value) =>
        value is not string text || (MayBeEmpty && text.Length == 0) || IsWhole(text) ? null : $"{key} is '{text}'. {sentence}";

    // A dollar alone lets a line's end stand behind the text.
    private bool IsWhole(string text) => !text.EndsWith('\n') && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>An absolute http or https address.</summary>
public sealed class HttpAddressAttribute : SettingRuleAttribute
{
    /// <inheritdoc/>
    public override string? Fault(string key, object? value) =>
        value is string text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http")
            ? null : $"{key} is '{value}'. It must be an absolute http or https address.";
}
