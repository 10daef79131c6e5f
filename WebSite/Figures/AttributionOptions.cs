using Microsoft.Extensions.Options;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>By which rule the dashboard says what campaigns and spots earned, unless a merchant looks at another: section <c>Figures:Attribution</c>.</summary>
public sealed class AttributionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Figures:Attribution";

    /// <summary>How many days before an order a visit still counts: one of <see cref="AttributionRule.Windows"/>.</summary>
    public int Days { get; set; } = 7;

    /// <summary>Which of several visits gets the order.</summary>
    public Touch Touch { get; set; } = Touch.Last;

    /// <summary>The rule.</summary>
    public AttributionRule Rule => Choose(null, null);

    /// <summary>The rule that a merchant asks for, where it can be chosen; what is missing or can't be is as it is set.</summary>
    public AttributionRule Choose(int? days, string? touch)
    {
        var asked = Enum.TryParse<Touch>(touch, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : Touch;
        return AttributionRule.Find(days ?? Days, asked) ?? AttributionRule.Find(Days, asked) ?? throw new InvalidOperationException("The settings were checked at the start.");
    }
}

/// <summary>Stops the start when there is no such rule.</summary>
internal sealed class AttributionOptionsValidator : IValidateOptions<AttributionOptions>
{
    public ValidateOptionsResult Validate(string? name, AttributionOptions options) =>
        !AttributionRule.Windows.Contains(options.Days)
            ? ValidateOptionsResult.Fail($"{AttributionOptions.Section}:Days is '{options.Days}'. Allowed: {string.Join(", ", AttributionRule.Windows)}, the days before an order in which a visit counts.")
        : !Enum.IsDefined(options.Touch)
            ? ValidateOptionsResult.Fail($"{AttributionOptions.Section}:Touch is '{options.Touch}'. Allowed: Last, First.")
        : ValidateOptionsResult.Success;
}
