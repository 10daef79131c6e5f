using System.Text.RegularExpressions;

namespace Messenger.AspNetCore.Configuration;

/// <summary>The version given to <c>FB.init</c>, for instance <c>v2.6</c>.</summary>
public static partial class SdkVersion
{
    /// <summary>The first version whose SDK draws the plugins.</summary>
    private static readonly Version First = new(2, 6);

    /// <summary>A sentence that says why this version won't do, or null when it will.</summary>
    public static string? Fault(string? version)
    {
        if (string.IsNullOrWhiteSpace(version))
        {
            return "Messenger:SdkVersion is missing: Facebook's SDK draws no Messenger plugin without a version. Set v2.6 or later.";
        }

        if (Pattern().Match(version) is not { Success: true } match
            || !Version.TryParse(match.Groups[1].ValueSpan, out var number))
        {
            return $"Messenger:SdkVersion is '{version}', which is no version. It looks like v2.6.";
        }

        return number < First
            ? $"Messenger:SdkVersion is '{version}': below v2.6 Facebook's SDK leaves every Messenger plugin empty. Set v2.6 or later."
            : null;
    }

    [GeneratedRegex(@"^v([0-9]{1,3}\.[0-9]{1,3})$")]
    private static partial Regex Pattern();
}
