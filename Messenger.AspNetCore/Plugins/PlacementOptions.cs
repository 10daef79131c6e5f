using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.Options;

namespace Messenger.AspNetCore.Plugins;

/// <summary>The style of each placement, by its name: section <c>Placements</c>. One that isn't set has Facebook's defaults.</summary>
public sealed class PlacementOptions : Dictionary<string, PluginStyle>
{
    /// <summary>The section's name.</summary>
    public const string Section = "Placements";

    /// <summary>The style of the placement of this name.</summary>
    public PluginStyle For(string placement) => TryGetValue(placement, out var style) ? style : new();
}

/// <summary>Stops the start when a placement's style has a value that Facebook doesn't know.</summary>
internal sealed class PlacementOptionsValidator(Placements placements) : IValidateOptions<PlacementOptions>
{
    public ValidateOptionsResult Validate(string? name, PlacementOptions options)
    {
        var faults = options.SelectMany(p => PluginValues.Fault(PlacementOptions.Section, "placement", p.Key, placements.Names) is { } fault
            ? [fault]
            : p.Value.Faults($"{PlacementOptions.Section}:{p.Key}")).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
