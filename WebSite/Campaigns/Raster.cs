using BigGustave;

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

    /// <summary>Reads a PNG.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Raster OfPng(Stream file)
    {
        var png = Png.Open(file);
        var pixels = new byte[png.Width * png.Height * 4];
        for (var at = 0; at < pixels.Length; at += 4)
        {
            var pixel = png.GetPixel(at / 4 % png.Width, at / 4 / png.Width);
            (pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]) = (pixel.R, pixel.G, pixel.B, pixel.A);
        }

        return new(png.Width, png.Height, pixels);
    }

    /// <summary>As PNG. With a channel for opacity, though nothing is transparent: else BigGustave makes a palette, and at odd widths rows that are a byte short.</summary>
    public byte[] ToPng()
    {
        var png = PngBuilder.Create(Width, Height, hasAlphaChannel: true);
        for (var at = 0; at < Pixels.Length; at += 4)
        {
            png.SetPixel(new Pixel(Pixels[at], Pixels[at + 1], Pixels[at + 2], byte.MaxValue, isGrayscale: false), at / 4 % Width, at / 4 / Width);
        }

        return png.Save();
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
