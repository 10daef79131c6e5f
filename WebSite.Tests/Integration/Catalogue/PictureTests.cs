using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Catalogue;

/// <summary>Pictures that merchants upload: drawn anew, served by hash; and what attackers would like to pass off as one.</summary>
public sealed class PictureTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/jpeg")]
    public async Task A_picture_is_shown_in_the_sizes_of_pages(SKEncodedImageFormat format, string plain)
    {
        using var bob = await _site.MerchantAsync();
        await SetAsync(bob, Upload.Picture(format, 2000, 1000));

        var src = (await bob.GetAsync("/products/oak-tray")).Document.QuerySelector("img.art")!.GetAttribute("src")!;
        Assert.Matches("^/pictures/[0-9a-f]{32}/large.webp$", src);
        Assert.Equal((1200, 600), await SizeAsync(bob, src, "image/webp"));
        Assert.Equal((480, 240), await SizeAsync(bob, src.Replace("large", "small", StringComparison.Ordinal), "image/webp"));
        Assert.Equal((800, 400), await SizeAsync(bob, src.Replace("large.webp", "plain", StringComparison.Ordinal), plain));
    }

    /// <summary>A phone writes which way up it was held, and where it was; the first is heeded, neither is kept.</summary>
    [Fact]
    public async Task A_picture_stands_upright_and_has_lost_what_the_camera_wrote()
    {
        using var bob = await _site.MerchantAsync();
        await SetAsync(bob, WithExif(Upload.Picture(SKEncodedImageFormat.Jpeg, 400, 200)));

        var src = (await bob.GetAsync("/products/oak-tray")).Document.QuerySelector("img.art")!.GetAttribute("src")!;
        var bytes = await bob.Http.GetByteArrayAsync(src, Cancel);
        using var picture = SKBitmap.Decode(bytes);
        Assert.Equal((200, 400), (picture.Width, picture.Height));
        Assert.True(picture.GetPixel(190, 10).Blue > picture.GetPixel(190, 10).Red, "The dark corner is at the upper right once it is turned.");
        Assert.DoesNotContain("Secret Street 1", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> NoPictures => new()
    {
        { "script.png", "<script>alert(1)</script>"u8.ToArray(), "It is no JPEG, PNG or WebP" },
        { "drawing.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(), "SVG isn't taken" },
        { "gif.jpg", [.. "GIF89a"u8, .. new byte[100]], "It is no JPEG" },
        { "head.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. "<script>alert(1)</script>"u8], "begins like a picture and isn't one" },
        { "cut.jpg", Upload.Picture()[..2000], "cut off or damaged" },
        { "huge.png", Upload.HugePng(11_000, 11_000), "11000 × 11000 pixels" },
        { "whole.png", Upload.HugePng(5_000, 4_000), "Allowed there: 16 million. Save it as a JPEG" },
        { "long.png", Upload.HugePng(100_000, 1), "100000 × 1 pixels" },
    };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public async Task What_is_no_picture_is_refused_with_a_sentence(string name, byte[] bytes, string sentence)
    {
        using var bob = await _site.MerchantAsync();
        var reply = await SetAsync(bob, bytes, name);
        Assert.Contains(sentence, reply.Said, StringComparison.Ordinal);
        Assert.False(await _site.ReadAsync(db => db.ShopPictures.AnyAsync(Cancel)));
        Assert.Null(await _site.ReadAsync(db => db.Products.Where(p => p.Slug == "oak-tray").Select(p => p.PictureHash).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused()
    {
        using var bob = await _site.MerchantAsync();
        using var reply = await bob.SendFilesAsync("/dashboard/products/product", ProductTests.Fields("Bell"), ("Picture", "a.jpg", new byte[14 * 1024 * 1024]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);

        // A page that takes no files takes no more of such a form than of any other.
        using var other = await bob.SendFilesAsync("/dashboard/products/categories", [], ("name", "a.jpg", new byte[100_000]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, other.StatusCode);
    }

    [Fact]
    public async Task Many_come_by_name_also_in_a_zip()
    {
        using var bob = await _site.MerchantAsync();
        var zip = Zip(("some folder/pebble-mug.png", Upload.Picture(SKEncodedImageFormat.Png)), ("../../../dawn-cup.jpg", Upload.Picture()), ("notes.txt", "x"u8.ToArray()), ("../../etc/passwd", "x"u8.ToArray()));

        var reply = await bob.UploadAsync("/dashboard/products/pictures", [], ("files", "Oak-Tray.JPG", Upload.Picture()), ("files", "all.zip", zip), ("files", "nobody.jpg", Upload.Picture()));

        Assert.StartsWith("3 of 6 taken.", reply.Notice(), StringComparison.Ordinal);
        Assert.Contains("nobody.jpg: No product has this address", reply.Notice()!.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["dawn-cup", "oak-tray", "pebble-mug"], await _site.ReadAsync(db => db.Products.Where(p => p.PictureHash != null).OrderBy(p => p.Slug).Select(p => p.Slug).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_zip_of_many_entries_is_told_from_its_end()
    {
        using var bob = await _site.MerchantAsync();
        var zip = Zip([.. Enumerable.Range(0, 1_001).Select(n => ($"{n}.txt", Array.Empty<byte>()))]);
        var reply = await bob.UploadAsync("/dashboard/products/pictures", [], ("files", "all.zip", zip));
        Assert.Contains("The ZIP has 1001 entries. Allowed: 200 pictures.", reply.Notice()!, StringComparison.Ordinal);
    }

    /// <summary>Ten kilobytes that unpack to a gigabyte: no more is unpacked than a picture may be long.</summary>
    [Fact]
    public async Task A_zip_bomb_comes_to_nothing()
    {
        using var bob = await _site.MerchantAsync();
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("oak-tray.png", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var n = 0; n < 200; n++)
            {
                entry.Write(zeros);
            }
        }

        var before = GC.GetTotalAllocatedBytes();
        var reply = await bob.UploadAsync("/dashboard/products/pictures", [], ("files", "bomb.zip", packed.ToArray()), ("files", "no.zip", "PK, but none"u8.ToArray()));

        Assert.Contains("more than 12 MB", reply.Notice(), StringComparison.Ordinal);
        Assert.Contains("damaged, or none", reply.Notice(), StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 150L * 1024 * 1024);
    }

    [Fact]
    public async Task What_nothing_shows_any_more_goes()
    {
        using var bob = await _site.MerchantAsync();
        await SetAsync(bob, Upload.Picture());
        await SetAsync(bob, Upload.Picture(width: 300));
        Assert.Single(await _site.ReadAsync(db => db.ShopPictures.ToListAsync(Cancel)));
        await bob.PressAsync($"/dashboard/products/product/{await IdAsync()}?handler=bare");
        Assert.Empty(await _site.ReadAsync(db => db.ShopPictures.ToListAsync(Cancel)));
    }

    [Theory]
    [InlineData("/pictures/00000000000000000000000000000000/large.webp")]
    [InlineData("/pictures/..%2f..%2fsite.db/large.webp")]
    [InlineData("/pictures/short/small.webp")]
    public async Task No_other_address_has_anything(string path)
    {
        using var charlie = _site.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await charlie.GetAsync(path)).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<int> IdAsync() => _site.ReadAsync(db => db.Products.Where(p => p.Slug == "oak-tray").Select(p => p.Id).SingleAsync(Cancel));

    private async Task<WebReply> SetAsync(Visitor bob, byte[] bytes, string name = "tray.jpg") =>
        await bob.UploadAsync($"/dashboard/products/product/{await IdAsync()}", ProductTests.Fields("Oak tray"), ("Picture", name, bytes));

    private static async Task<(int, int)> SizeAsync(Visitor visitor, string path, string kind)
    {
        using var reply = await visitor.Http.GetAsync(path, Cancel);
        Assert.Equal(kind, reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", reply.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("cross-origin", reply.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        using var picture = SKBitmap.Decode(await reply.Content.ReadAsByteArrayAsync(Cancel));
        return (picture.Width, picture.Height);
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }

    /// <summary>An EXIF segment: turned by 90 degrees (6), and a description.</summary>
    private static byte[] WithExif(byte[] jpeg)
    {
        var text = "Secret Street 1\0"u8.ToArray();
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)text.Length, 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
            0, 0, 0, 0, .. text,
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }
}
