using Messenger.AspNetCore.Plugins;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>What a merchant chose in the plugin builder: what stands in its address.</summary>
public sealed class PluginChoice
{
    /// <summary>The plugins by the names of their tags.</summary>
    public static IReadOnlyList<string> Plugins { get; } = ["send-to-messenger", "message-us"];

    /// <summary>The place that is none of the shop's own.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>One of <see cref="Plugins"/>; null: the first.</summary>
    public string? Plugin { get; set; }

    /// <summary>As <see cref="PluginStyle.Color"/>.</summary>
    public string? Color { get; set; }

    /// <summary>As <see cref="PluginStyle.Size"/>.</summary>
    public string? Size { get; set; }

    /// <summary>As <see cref="PluginStyle.CtaText"/>.</summary>
    public string? Cta { get; set; }

    /// <summary>A placement's name, or <see cref="Elsewhere"/>.</summary>
    public string? Place { get; set; }

    /// <summary>The campaign that a plugin elsewhere names.</summary>
    public int? Campaign { get; set; }

    /// <summary>Whether it is Send to Messenger.</summary>
    public bool IsSend => (Plugin ?? Plugins[0]) == Plugins[0];

    /// <summary>Whether it is for another website.</summary>
    public bool IsElsewhere => Place == Elsewhere;

    /// <summary>How it looks; the wording is Send to Messenger's alone.</summary>
    public PluginStyle Style => new() { Color = Color ?? "blue", Size = Size ?? "large", CtaText = IsSend ? Cta : null };

    /// <summary>What is wrong with it, a sentence a value.</summary>
    public IEnumerable<string> Faults() =>
    [
        .. new[] { PluginValues.Fault("The plugin", "plugin", Plugin ?? Plugins[0], Plugins), PluginValues.Fault("The plugin", "place", Place ?? "product", [.. PlacementNames.All, Elsewhere]) }.OfType<string>(),
        .. Style.Faults("The plugin"),
    ];
}
