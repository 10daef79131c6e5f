using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Stops the start when lists, versions or several settings together are wrong, with a sentence for each; the rest is said by the settings' own rules.</summary>
internal sealed class MessengerOptionsValidator(IConfiguration configuration) : IValidateOptions<MessengerOptions>
{
    public ValidateOptionsResult Validate(string? name, MessengerOptions options)
    {
        string?[] faults =
        [
            Secrets(options.AppSecrets),
            SdkVersion.Fault(options.SdkVersion),
            .. options.PluginOrigins.Select(Origin),
            SandboxMix.Fault(options, configuration["Sandbox:Url"]),
        ];
        var found = faults.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string? Secrets(string[] secrets) =>
        secrets.Length == 0
            ? "Messenger:AppSecrets is empty: without a secret nobody could tell Facebook's deliveries from a stranger's. Set Messenger__AppSecrets__0."
            : secrets.Any(string.IsNullOrWhiteSpace) ? "Messenger:AppSecrets has an empty entry, which anyone could sign with. Remove it." : null;

    private static string? Origin(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http") && uri.GetLeftPart(UriPartial.Authority) == value
            ? null : $"Messenger:PluginOrigins has '{value}'. An origin looks like https://www.facebook.com, without a path.";
}
