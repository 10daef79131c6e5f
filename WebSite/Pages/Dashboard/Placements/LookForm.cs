using WebSite.Model;

namespace WebSite.Pages.Dashboard.Placements;

/// <summary>What a merchant chooses for a placement.</summary>
public class LookForm
{
    public bool IsOn { get; set; } = true;

    public SpotPlugins Plugins { get; set; }

    public string? Color { get; set; }

    public string? Size { get; set; }

    public string? CtaText { get; set; }

    public string? Headline { get; set; }

    public string? Offer { get; set; }

    public SpotPosition Position { get; set; }

    /// <summary>What it comes to.</summary>
    public SpotLook Look => new SpotLook
    {
        IsOn = IsOn,
        Plugins = Plugins,
        Color = Color ?? "",
        Size = Size ?? "",
        CtaText = CtaText,
        Headline = Headline,
        Offer = Offer,
        Position = Position,
    }.Tidy();

    /// <summary>Fills the form.</summary>
    public void Take(SpotLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        (IsOn, Plugins, Color, Size, CtaText) = (look.IsOn, look.Plugins, look.Color, look.Size, look.CtaText);
        (Headline, Offer, Position) = (look.Headline, look.Offer, look.Position);
    }
}
