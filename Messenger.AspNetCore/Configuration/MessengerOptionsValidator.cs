using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Stops the start when a setting is missing or wrong, with a sentence for each.</summary>
internal sealed partial class MessengerOptionsValidator(IConfiguration configuration) : IValidateOptions<MessengerOptions>
{
    public ValidateOptionsResult Validate(string? name, MessengerOptions options)
    {
        string?[] faults =
        [
            Id("AppId", options.AppId),
            Id("PageId", options.PageId),
            Secrets(options.AppSecrets),
            string.IsNullOrWhiteSpace(options.VerifyToken)
                ? "Messenger:VerifyToken is missing: choose a long random text and give the same to Facebook's webhook form." : null,
            Enum.IsDefined(options.Plugins) ? null : $"Messenger:Plugins is '{options.Plugins}'. Allowed: Auto, Sdk, Link.",
            SdkVersion.Fault(options.SdkVersion),
            Url("SdkUrl", options.LocalizedSdkUrl),
            Url("GraphUrl", options.GraphUrl),
            Url("LinkUrl", options.LinkUrl),
            Url("DialogUrl", options.DialogUrl),
            VersionPattern().IsMatch(options.GraphVersion) ? null : $"Messenger:GraphVersion is '{options.GraphVersion}'. It looks like v25.0.",
            LocalePattern().IsMatch(options.Locale) ? null : $"Messenger:Locale is '{options.Locale}'. It looks like en_US.",
            options.RefLifetime >= TimeSpan.FromMinutes(1) && options.RefLifetime <= TimeSpan.FromDays(30)
                ? null : $"Messenger:RefLifetime is '{options.RefLifetime}'. Allowed: 00:01:00 (a minute) to 30.00:00:00 (30 days).",
            .. options.PluginOrigins.Select(Origin),
            SandboxMix.Fault(options, configuration["Sandbox:Url"]),
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? Id(string name, string value) =>
        IdPattern().IsMatch(value) ? null
        : value.Length == 0 ? $"Messenger:{name} is missing: it is the number that Facebook gave your {(name == "AppId" ? "app" : "Page")}."
        : $"Messenger:{name} is '{value}'. It must be the number that Facebook gave, not a name.";

    private static string? Secrets(string[] secrets) =>
        secrets.Length == 0
            ? "Messenger:AppSecrets is empty: without a secret nobody could tell Facebook's deliveries from a stranger's. Set Messenger__AppSecrets__0."
            : secrets.Any(string.IsNullOrWhiteSpace) ? "Messenger:AppSecrets has an empty entry, which anyone could sign with. Remove it." : null;

    private static string? Url(string name, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http")
            ? null : $"Messenger:{name} is '{value}'. It must be an absolute http or https address.";

    private static string? Origin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http") && uri.GetLeftPart(UriPartial.Authority) == value
            ? null : $"Messenger:PluginOrigins has '{value}'. An origin looks like https://www.facebook.com, without a path.";

    [GeneratedRegex("^([0-9]{1,20}|demo-[A-Za-z0-9-]{1,40})$")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^v[0-9]{1,3}\.[0-9]{1,3}\z")]
    private static partial Regex VersionPattern();

    [GeneratedRegex("^[a-z]{2,3}_[A-Z]{2}$")]
    private static partial Regex LocalePattern();
}
