using Messenger.AspNetCore.Configuration;

namespace Messenger.AspNetCore.Plugins;

/// <summary>
/// How a plugin looks and asks, as settings (<c>Placements:&lt;name&gt;</c>) or markup give it: texts, so that a wrong one can be named.
/// Source of the values: <c>docs/platform.md</c>, Plugins.
/// </summary>
public sealed record PluginStyle
{
    /// <summary><c>blue</c> or <c>white</c>.</summary>
    [OneOf(typeof(PluginValues), nameof(PluginValues.Colors))]
    public string Color { get; init; } = "blue";

    /// <summary><c>standard</c>, <c>large</c> or <c>xlarge</c>.</summary>
    [OneOf(typeof(PluginValues), nameof(PluginValues.Sizes))]
    public string Size { get; init; } = "large";

    /// <summary>One of <see cref="PluginValues.CtaTexts"/>; null leaves the wording to Facebook. Send to Messenger only.</summary>
    [OneOf(typeof(PluginValues), nameof(PluginValues.CtaTexts))]
    public string? CtaText { get; init; }

    /// <summary><c>true</c> when a person with a session must log in again on a click, else <c>false</c>. Send to Messenger only.</summary>
    [OneOf(typeof(PluginValues), nameof(PluginValues.Flags))]
    public string EnforceLogin { get; init; } = "false";

    /// <summary>What is wrong, one sentence a value; empty when everything is allowed.</summary>
    /// <param name="where">Names the place for the sentences, for instance <c>Placements:cart</c>.</param>
    public IEnumerable<string> Faults(string where)
    {
        string?[] faults =
        [
            PluginValues.Fault(where, "color", Color, PluginValues.Colors),
            PluginValues.Fault(where, "size", Size, PluginValues.Sizes),
            CtaText is null ? null : PluginValues.Fault(where, "cta_text", CtaText, PluginValues.CtaTexts),
            PluginValues.Fault(where, "enforce_login", EnforceLogin.ToLowerInvariant(), PluginValues.Flags),
        ];
        return faults.OfType<string>();
    }
}
