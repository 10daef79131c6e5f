using System.Globalization;

namespace WebSite.Shopfront;

/// <summary>A colour of the screen.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour White { get; } = new(255, 255, 255);

    public static Colour Black { get; } = new(0, 0, 0);

    /// <summary>Reads <c>#rrggbb</c>, with or without the sign; null when it is none.</summary>
    public static Colour? Read(string? text)
    {
        var digits = (text ?? "").Trim().TrimStart('#');
        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value) : null;
    }

    /// <summary>How much light it gives off: WCAG 2.2, relative luminance.</summary>
    public double Luminance => 0.2126 * Light(Red) + 0.7152 * Light(Green) + 0.0722 * Light(Blue);

    /// <summary>How far two stand apart, 1 to 21: WCAG 2.2, contrast ratio.</summary>
    public double ContrastTo(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>A mix with another one, of which it has this share.</summary>
    public Colour With(Colour other, double share) => new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    /// <summary>White or black, whichever is better read on it.</summary>
    public Colour Text => ContrastTo(White) >= ContrastTo(Black) ? White : Black;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static double Light(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static byte Mix(byte one, byte other, double share) => (byte)Math.Round(one * (1 - share) + other * share);
}
