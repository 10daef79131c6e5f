using System.Globalization;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Plugins;

/// <summary>Decides whether a plugin is drawn, and says why not.</summary>
internal static class PluginRules
{
    /// <summary>Null when the plugin is drawn, else the reason why it stays empty.</summary>
    public static string? WhyInvisible(PluginRequest plugin, SandboxWorld world, Person? person = null)
    {
        var options = world.Options;
        return WhyNotVersion(plugin.Version)
            ?? WhyNotId("messenger_app_id", plugin.MessengerAppId, options.AppId)
            ?? WhyNotPage(plugin, options)
            ?? WhyNotOneOf("color", plugin.Color, "blue", "white")
            ?? WhyNotOneOf("size", plugin.Size, plugin.Kind == PluginKind.Checkbox ? ["small", "medium", "large", "standard", "xlarge"] : ["standard", "large", "xlarge"])
            ?? (plugin.Kind == PluginKind.Checkbox ? WhyNotUserRef(plugin.UserRef) : null)
            ?? (plugin.CtaText is { } cta && !Wording.Has(cta) ? $"cta_text \"{Short(cta)}\" is not one of the {Wording.Names.Count()} wordings." : null)
            ?? RefRule.WhyNot(plugin.Ref, RefRule.LongestInPlugin)
            ?? WhyNotDomain(plugin.PageOrigin, world)
            ?? Audience.WhyNot(person, world);
    }

    // "v2.10" is ten, not one.
    private static string? WhyNotVersion(string? version)
    {
        // The newest SDKs leave it out of the address where FB.init has none; Facebook then takes the app's own.
        if (version is null)
        {
            return null;
        }

        var parts = version.Split('.');
        var isVersion = parts.Length == 2
            & int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            & int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor);

        return isVersion && (major, minor).CompareTo((2, 6)) >= 0
            ? null
            : $"FB.init was given version v{Short(version)}; Messenger plugins need v2.6 or later.";
    }

    private static string? WhyNotPage(PluginRequest plugin, SandboxOptions options) =>
        plugin.Kind == PluginKind.MessageUs && plugin.PageId == options.PageUsername ? null : WhyNotId("page_id", plugin.PageId, options.PageId);

    private static string? WhyNotId(string name, string? value, string expected) => value switch
    {
        null => $"{name} is missing; the sandbox knows \"{expected}\".",
        _ when value != expected => $"{name} is \"{Short(value)}\"; the sandbox knows \"{expected}\".",
        _ => null,
    };

    private static string? WhyNotOneOf(string name, string value, params string[] known) =>
        known.Contains(value) ? null : $"{name} \"{Short(value)}\" is not one of {string.Join(", ", known)}.";

    private static string? WhyNotUserRef(string? userRef) => string.IsNullOrEmpty(userRef) ? "user_ref is missing." : RefRule.WhyNot(userRef, RefRule.LongestInPlugin);

    // The browser refuses such a frame by itself and tells only its console.
    private static string? WhyNotDomain(string? origin, SandboxWorld world) =>
        origin is null || world.Domains.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"{origin} may not frame plugins; allowed: {(world.Domains.Count > 0 ? string.Join(", ", world.Domains) : "none, since neither Sandbox:Domains nor a webhook is set")}.";

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
