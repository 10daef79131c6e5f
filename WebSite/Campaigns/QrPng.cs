namespace WebSite.Campaigns;

/// <summary>Draws a QR code as PNG: black on white, sharp at its edges.</summary>
internal static class QrPng
{
    /// <summary>The smallest that Facebook's Messenger Codes had for print, in pixels.</summary>
    public const int Smallest = 1000;

    /// <summary>The largest, in pixels.</summary>
    public const int Largest = 2000;

    /// <summary>A sentence that says what is wrong with a size, or null.</summary>
    public static string? Fault(int? size) =>
        size is >= Smallest and <= Largest ? null : $"The size is a whole number of pixels from {Smallest} to {Largest}.";

    /// <summary>A square picture.</summary>
    /// <param name="code">What to draw.</param>
    /// <param name="size">Its width and height in pixels.</param>
    /// <param name="logo">For the blank in the middle, or null.</param>
    public static byte[] Draw(QrCode code, int size, Raster? logo)
    {
        // Whole pixels for each square; what is left over widens the quiet zone.
        var square = size / code.Side;
        var start = (size - (square * code.Count)) / 2;
        var picture = Raster.White(size);
        for (var row = 0; row < code.Count; row++)
        {
            for (var column = 0; column < code.Count; column++)
            {
                if (code[row, column])
                {
                    picture.Blacken(start + (column * square), start + (row * square), square);
                }
            }
        }

        if (logo is not null)
        {
            var inside = start + (code.BlankStart * square) + (square / 2);
            picture.Lay(logo, inside, inside, (code.Blank - 1) * square);
        }

        return PngWriter.Write(picture);
    }
}
