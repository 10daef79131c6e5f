using System.Globalization;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>Which colours a shop may have: such as everybody can read.</summary>
public static class ColourRules
{
    /// <summary>What is wrong, each with the property that it is about.</summary>
    public static IEnumerable<(string Field, string Sentence)> Faults(ShopColours colours)
    {
        ArgumentNullException.ThrowIfNull(colours);
        return new[]
        {
            Fault(nameof(colours.Brand), colours.Brand, Ground.Light), Fault(nameof(colours.DarkBrand), colours.DarkBrand, Ground.Dark),
            Fault(nameof(colours.Accent), colours.Accent, Ground.Light), Fault(nameof(colours.DarkAccent), colours.DarkAccent, Ground.Dark),
            (nameof(colours.Hero), colours.Hero is null || Colour.Read(colours.Hero) is not null ? null : NoColour(colours.Hero)), // Black or white can be read on any.
        }.Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));
    }

    private static (string, string?) Fault(string field, string? text, Ground ground)
    {
        if (text is null)
        {
            return (field, null);
        }

        if (Colour.Read(text) is not { } colour)
        {
            return (field, NoColour(text));
        }

        var worst = ground.Worst(colour);
        return (field, worst >= Ground.Least ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"Words in {colour} can't be read by everybody on {ground.Name} pages: their contrast is {Math.Floor(worst * 10) / 10:0.0}, and WCAG AA asks for 4.5. {ground.Readable(colour)} would do."));
    }

    private static string NoColour(string text) => $"A colour looks like #1f5d4f. This doesn't: {(text.Length > 20 ? text[..20] + "…" : text)}";
}
