namespace WebSite.Campaigns;

/// <summary>A picture in memory.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Pixels">Red, green, blue and opacity of each, row by row.</param>
internal sealed record Raster(int Width, int Height, byte[] Pixels)
{
    /// <summary>A white one.</summary>
    public static Raster White(int size)
    {
        var pixels = new byte[size * size * 4];
        Array.Fill(pixels, byte.MaxValue);
        return new(size, size, pixels);
    }

    /// <summary>Makes a square black.</summary>
    public void Blacken(int left, int top, int side)
    {
        for (var y = top; y < top + side; y++)
        {
            for (var x = left; x < left + side; x++)
            {
                Pixels.AsSpan(((y * Width) + x) * 4, 3).Clear();
            }
        }
    }

    /// <summary>Lays a picture over this one, made smaller to a square: each pixel is the mean of those that fall on it.</summary>
    public void Lay(Raster other, int left, int top, int side)
    {
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var (red, green, blue, opacity) = other.Mean(
                    x * other.Width / side, y * other.Height / side, Math.Max(1, other.Width / side), Math.Max(1, other.Height / side));
                var at = (((top + y) * Width) + left + x) * 4;
                Pixels[at] = Blend(Pixels[at], red, opacity);
                Pixels[at + 1] = Blend(Pixels[at + 1], green, opacity);
                Pixels[at + 2] = Blend(Pixels[at + 2], blue, opacity);
            }
        }
    }

    private (double Red, double Green, double Blue, double Opacity) Mean(int left, int top, int width, int height)
    {
        var (red, green, blue, opacity) = (0.0, 0.0, 0.0, 0.0);
        var (right, bottom) = (Math.Min(left + width, Width), Math.Min(top + height, Height));
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var pixel = Pixels.AsSpan(((y * Width) + x) * 4, 4);
                red += pixel[0] * pixel[3];
                green += pixel[1] * pixel[3];
                blue += pixel[2] * pixel[3];
                opacity += pixel[3];
            }
        }

        return opacity == 0 ? default : (red / opacity, green / opacity, blue / opacity, opacity / (byte.MaxValue * (right - left) * (bottom - top)));
    }

    private static byte Blend(byte below, double above, double opacity) => (byte)Math.Round((above * opacity) + (below * (1 - opacity)));
}
