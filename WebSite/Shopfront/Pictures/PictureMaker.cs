using System.Security.Cryptography;
using Messenger.AspNetCore.Graph;
using SkiaSharp;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>
/// Makes the shop's pictures of an uploaded file: looks at what it is, then draws it anew, so that nothing of the file itself is ever served, neither what
/// a camera wrote into it (where a photo was taken) nor what else somebody hid there. SVG isn't taken: scripts can stand in it.
/// </summary>
public sealed class PictureMaker : IDisposable
{
    /// <summary>The most that a file may have.</summary>
    public const int MostBytes = 12 * 1024 * 1024;

    /// <summary>The most pixels of a side, as the file's head says before anything is drawn.</summary>
    public const int MostSide = 12_000;

    /// <summary>The most pixels altogether.</summary>
    public const int MostPixels = 40_000_000;

    /// <summary>The most pixels that are drawn at once, each of four bytes. A JPEG is drawn at a part of its size; a PNG whole, and 240 kB of one can have any number.</summary>
    public const int MostDrawn = 16_000_000;

    private const int LargeSide = 1200;
    private const int SmallSide = 480;
    private const int PlainSide = 800;

    /// <summary>A drawn picture takes up to 64 MB: one at a time.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Makes them; null and a sentence when the file can't be taken.</summary>
    public async Task<(ShopPicture? Picture, string? Fault)> MakeAsync(byte[] file, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes)
        {
            return (null, $"It has more than {MostBytes / 1024 / 1024} MB.");
        }

        if (PictureKind.Of(file) is null)
        {
            return (null, "It is no JPEG, PNG or WebP picture, whatever its name says. SVG isn't taken, since scripts can hide in it.");
        }

        await _turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Make(file, now), cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The middle of one of this class's own pictures, as a square PNG.</summary>
    public static byte[] Square(byte[] picture, int side)
    {
        using var whole = SKBitmap.Decode(picture) ?? throw new InvalidOperationException("The picture could not be drawn.");
        var edge = Math.Min(whole.Width, whole.Height);
        using var square = new SKBitmap(new SKImageInfo(side, side, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(square))
        using (var image = SKImage.FromBitmap(whole))
        {
            canvas.Clear(SKColors.Transparent);
            var middle = SKRect.Create((whole.Width - edge) / 2f, (whole.Height - edge) / 2f, edge, edge);
            canvas.DrawImage(image, middle, new SKRect(0, 0, side, side), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        return Encode(square, SKEncodedImageFormat.Png, 100);
    }

    private static (ShopPicture?, string?) Make(byte[] file, DateTimeOffset now)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return (null, "It begins like a picture and isn't one.");
        }

        if (codec.Info is { Width: > MostSide } or { Height: > MostSide } || (long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return (null, FormattableString.Invariant($"It has {codec.Info.Width} × {codec.Info.Height} pixels. Allowed: {MostSide} a side, {MostPixels / 1_000_000} million altogether."));
        }

        var size = DrawnSize(codec);
        var read = codec.EncodedFormat == SKEncodedImageFormat.Jpeg ? size : codec.Info.Size; // WebP is made smaller only once it is read.
        if ((long)read.Width * read.Height > MostDrawn)
        {
            return (null, FormattableString.Invariant(
                $"It has {codec.Info.Width} × {codec.Info.Height} pixels, and pictures of its kind are read whole. Allowed there: {MostDrawn / 1_000_000} million. Save it as a JPEG, or make it smaller."));
        }

        using var drawn = Draw(codec, size);
        if (drawn is null)
        {
            return (null, "It is cut off or damaged: it can't be drawn to its end.");
        }

        using var turned = codec.EncodedOrigin == SKEncodedOrigin.TopLeft ? null : Upright(drawn, codec.EncodedOrigin);
        var upright = turned ?? drawn;
        using var large = Fit(upright, LargeSide);
        var bytes = Encode(large, SKEncodedImageFormat.Webp, 82);
        using var small = Fit(upright, SmallSide);
        using var plain = Fit(upright, PlainSide);
        return (new()
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..ShopPicture.HashLength],
            Width = large.Width,
            Height = large.Height,
            Large = bytes,
            Small = Encode(small, SKEncodedImageFormat.Webp, 80),
            Plain = Encode(plain, codec.Info.AlphaType == SKAlphaType.Opaque ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, 85),
            AddedAt = now,
        }, null);
    }

    /// <summary>A JPEG is read at half or a quarter of its size where that is enough.</summary>
    private static SKSizeI DrawnSize(SKCodec codec) => codec.GetScaledDimensions(Math.Min(1f, 2f * LargeSide / Math.Max(codec.Info.Width, codec.Info.Height)));

    /// <summary>In the colours of the web; null when the file isn't whole.</summary>
    private static SKBitmap? Draw(SKCodec codec, SKSizeI size)
    {
        using var srgb = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, srgb);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            bitmap.SetImmutable(); // Else each use would copy it.
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    /// <summary>Turned as the camera was held.</summary>
    private static SKBitmap Upright(SKBitmap drawn, SKEncodedOrigin origin)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (drawn.Height, drawn.Width) : (drawn.Width, drawn.Height);
        var upright = new SKBitmap(drawn.Info.WithSize(width, height));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(Turn(origin, width, height));
        using var image = SKImage.FromBitmap(drawn);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return upright;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    /// <summary>No larger than that; never made larger.</summary>
    private static SKBitmap Fit(SKBitmap picture, int side)
    {
        var scale = Math.Min(1f, (float)side / Math.Max(picture.Width, picture.Height));
        var info = picture.Info.WithSize(Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
        return picture.Resize(info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) ?? throw new InvalidOperationException("The picture could not be made smaller.");
    }

    private static byte[] Encode(SKBitmap picture, SKEncodedImageFormat format, int quality)
    {
        using var image = SKImage.FromBitmap(picture);
        using var encoded = image.Encode(format, quality) ?? throw new InvalidOperationException($"The picture could not be written as {format}.");
        return encoded.ToArray();
    }
}
