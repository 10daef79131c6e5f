using BigGustave;

namespace WebSite.Sandbox.Graph.Codes;

/// <summary>Makes square pictures of few colours.</summary>
internal static class Png
{
    /// <param name="size">Width and height in pixels.</param>
    /// <param name="palette">The colours as 0xRRGGBB.</param>
    /// <param name="colorAt">The index of the colour at (x, y).</param>
    public static byte[] Write(int size, ReadOnlySpan<int> palette, Func<int, int, byte> colorAt)
    {
        // With a channel for opacity, though nothing is transparent: else BigGustave makes a palette, and at odd widths rows that are a byte short.
        var png = PngBuilder.Create(size, size, hasAlphaChannel: true);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var color = palette[colorAt(x, y)];
                png.SetPixel(new Pixel((byte)(color >> 16), (byte)(color >> 8), (byte)color, byte.MaxValue, isGrayscale: false), x, y);
            }
        }

        return png.Save();
    }
}
