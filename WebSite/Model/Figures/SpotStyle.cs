using Messenger.AspNetCore.Plugins;

namespace WebSite.Model;

/// <summary>How a spot looked, as far as figures tell it apart.</summary>
/// <param name="Number">Stands in refs: never change one. From 1 to 63.</param>
/// <param name="Name">As figures have it, for instance <c>blue large</c>.</param>
public sealed record SpotStyle(int Number, string Name)
{
    private static readonly SpotStyle[] All =
    [
        new(1, "link"),
        new(2, "blue standard"),
        new(3, "blue large"),
        new(4, "blue xlarge"),
        new(5, "white standard"),
        new(6, "white large"),
        new(7, "white xlarge"),
        new(8, "checkbox"),
    ];

    /// <summary>A link instead of Facebook's plugin.</summary>
    public static SpotStyle Link => All[0];

    /// <summary>Facebook's checkbox in a form.</summary>
    public static SpotStyle Checkbox => All[7];

    /// <summary>The style with this number; null when there is none.</summary>
    public static SpotStyle? Find(int number) => Array.Find(All, s => s.Number == number);

    /// <summary>A plugin's.</summary>
    public static SpotStyle Of(PluginStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        return Array.Find(All, s => s.Name == $"{style.Color} {style.Size}") ?? throw new ArgumentException($"There is no style {style.Color} {style.Size}.", nameof(style));
    }
}
