using System.ComponentModel.DataAnnotations;
using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>Where the world finds the site, and what the shop is called: section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Site";

    /// <summary>The shop's public address, such as <c>https://shop.example</c>, without a path; empty when nobody said.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The shop's name, as long as the dashboard says no other: 1 to 60 characters; null to leave it to what the shop came with.</summary>
    [LooksLike(@"^(?=.*\S)[^\x00-\x1f\x7f-\x9f]{1,60}$", "It must be the shop\'s name, in 1 to 60 characters on one line.")]
    public string? Name { get; set; }

    /// <summary>Who is responsible for the shop and its privacy: name and postal address, at most 500 characters; empty when nobody said.</summary>
    [AtMostCharacters(500, Note = ", for a name and a postal address.")]
    public string Responsible { get; set; } = "";

    /// <summary>Where people may write about privacy: an e-mail address; empty for none.</summary>
    public string PrivacyEmail { get; set; } = "";

    /// <summary>Where the merchant is, for days on the dashboard: an IANA name such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary><see cref="TimeZone"/>, found.</summary>
    /// <exception cref="TimeZoneNotFoundException">There is none of that name; the start has checked it.</exception>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>How long the set-up check waits for each answer: a second to a minute.</summary>
    [Duration("00:00:01", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Whether browsers, once they came by https, keep to it for the subdomains of the shop's host as well.</summary>
    public bool HstsIncludeSubDomains { get; set; }

    /// <summary><see cref="PublicUrl"/> as an address; null when nobody said.</summary>
    public Uri? Origin => string.IsNullOrEmpty(PublicUrl) ? null : new(PublicUrl);
}

/// <summary>Stops the start when the address is none, or the place nowhere on this machine.</summary>
internal sealed class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        string?[] faults =
        [
            IsOrigin(options.PublicUrl) ? null : $"Site:PublicUrl is '{options.PublicUrl}'. It must be the shop's public address without a path, such as https://shop.example.",
            TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _) ? null
                : $"Site:TimeZone is '{options.TimeZone}', which this machine doesn't know. It must be a name such as Europe/Berlin; on a machine without time zones install tzdata.",
            options.PrivacyEmail.Length == 0 || new EmailAddressAttribute().IsValid(options.PrivacyEmail) ? null
                : $"Site:PrivacyEmail is '{options.PrivacyEmail}'. It must be an e-mail address, such as privacy@shop.example.",
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static bool IsOrigin(string? text) =>
        string.IsNullOrEmpty(text)
        || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" });
}

/// <summary>Registers what knows the site's own address.</summary>
internal static class AddressServices
{
    public static void AddSitesAddress(this IServiceCollection services)
    {
        services.AddSettings<SiteOptions, SiteOptionsValidator>(SiteOptions.Section);
        services.AddSingleton<PublicAddress>();
    }
}
