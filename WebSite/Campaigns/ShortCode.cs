using System.Security.Cryptography;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>The last part of a campaign's short address, <c>/m/{code}</c>: made to be read from paper and typed.</summary>
public static class ShortCode
{
    /// <summary>In characters.</summary>
    public const int Length = 7;

    /// <summary>A new one, random.</summary>
    public static string Make() => RandomNumberGenerator.GetString(CampaignKey.Alphabet, Length);

    /// <summary>The one spelling of what somebody typed, or null when no code looks like it.</summary>
    public static string? Canonical(string? text) =>
        text?.Trim().ToLowerInvariant() is { Length: Length } code && code.All(c => CampaignKey.Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;

    /// <summary>The path of a code's short address.</summary>
    public static string Path(string code) => "/m/" + code;
}
