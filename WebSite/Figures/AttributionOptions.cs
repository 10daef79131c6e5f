using Messenger.AspNetCore.Configuration;
using WebSite.Model;

namespace WebSite.Figures;

/// <summary>By which rule the dashboard says what campaigns and spots earned, unless a merchant looks at another: section <c>Figures:Attribution</c>.</summary>
public sealed class AttributionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Figures:Attribution";

    /// <summary>How many days before an order a visit still counts: <see cref="AttributionRule.Windows"/>.</summary>
    [OneOf(1, 7, 28, Note = ", the days before an order in which a visit counts.")]
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
