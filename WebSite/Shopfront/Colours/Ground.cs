namespace WebSite.Shopfront;

/// <summary>What the shop's pages are painted on, by day or in the dark: the same as in <c>wwwroot/css/tokens.css</c>, which a test compares.</summary>
/// <param name="Name">For sentences.</param>
/// <param name="Surfaces">Where text stands: paper, card and what is sunk.</param>
/// <param name="Towards">Where a colour has to go that stands out too little.</param>
internal sealed record Ground(string Name, Colour[] Surfaces, Colour Towards)
{
    /// <summary>The least contrast of text: WCAG 2.2, AA.</summary>
    public const double Least = 4.5;

    public static Ground Light { get; } = new("light", [Of("#f7f6f1"), Of("#fffefb"), Of("#eeede5")], Colour.Black);

    public static Ground Dark { get; } = new("dark", [Of("#131917"), Of("#1b2321"), Of("#0f1412")], Colour.White);

    /// <summary>Below the colour's words, where it tints.</summary>
    public Colour Tint(Colour colour) => Surfaces[1].With(colour, 0.12);

    /// <summary>Where the pointer is over a button.</summary>
    public Colour Deep(Colour colour) => colour.With(Towards, 0.25);

    /// <summary>What stands on a button of that colour.</summary>
    public static Colour On(Colour colour) => colour.Text;

    /// <summary>The lowest contrast that words of this colour, or on it, would have.</summary>
    public double Worst(Colour colour) => Surfaces.Append(Tint(colour)).Select(colour.ContrastTo)
        .Append(On(colour).ContrastTo(colour)).Append(On(colour).ContrastTo(Deep(colour))).Min();

    /// <summary>The colour itself, or the nearest on its way to black or white that can be read.</summary>
    public Colour Readable(Colour colour)
    {
        for (var share = 0.0; share < 1; share += 0.02)
        {
            if (colour.With(Towards, share) is var near && Worst(near) >= Least)
            {
                return near;
            }
        }

        return Towards;
    }

    private static Colour Of(string text) => Colour.Read(text)!.Value;
}
