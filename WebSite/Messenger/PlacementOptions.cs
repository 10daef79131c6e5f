using Microsoft.Extensions.Options;

namespace WebSite.Messenger;

/// <summary>The style of each placement, by its name: section <c>Placements</c>. One that isn't set has Facebook's defaults.</summary>
public sealed class PlacementOptions : Dictionary<string, PluginStyle>
{
    /// <summary>The section's name.</summary>
    public const string Section = "Placements";

    /// <summary>The style of a placement.</summary>
    public PluginStyle For(Placement placement) => TryGetValue(placement.Name(), out var style) ? style : new();
}

/// <summary>Stops the start when a placement's style has a value that Facebook doesn't know.</summary>
internal sealed class PlacementOptionsValidator : IValidateOptions<PlacementOptions>
{
    public ValidateOptionsResult Validate(string? name, PlacementOptions options)
    {
        var faults = options.SelectMany(p => PluginValues.Fault(PlacementOptions.Section, "placement", p.Key, PlacementNames.All) is { } fault
            ? [fault]
            : p.Value.Faults($"{PlacementOptions.Section}:{p.Key}")).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
