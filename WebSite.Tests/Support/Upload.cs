using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using SkiaSharp;

namespace WebSite.Tests.Support;

/// <summary>Forms with files, and files to put into them.</summary>
internal static class Upload
{
    /// <summary>Posts a form with files, with the token of another page of the dashboard, and follows to where it leads.</summary>
    public static async Task<WebReply> UploadAsync(this Visitor merchant, string path, IEnumerable<(string Name, string Value)> fields, params (string Field, string FileName, byte[] Bytes)[] files)
    {
        using var response = await merchant.SendFilesAsync(path, fields, files);
        if (response.StatusCode == HttpStatusCode.Redirect)
        {
            return await merchant.GetAsync(response.Headers.Location!.OriginalString);
        }

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, null, text, new HtmlParser().ParseDocument(text), response.Headers.ToLookup(h => h.Key, h => string.Join('\n', h.Value)));
    }

    /// <summary>The same, and what comes back as it is.</summary>
    public static async Task<HttpResponseMessage> SendFilesAsync(this Visitor merchant, string path, IEnumerable<(string Name, string Value)> fields, params (string Field, string FileName, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(await merchant.TokenAsync("/orders/find")), "__RequestVerificationToken");
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (field, name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, field, name);
        }

        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = form };
        request.Headers.ExpectContinue = true; // As who may be refused before everything is sent.
        return await merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A picture of one colour, with a dark square in its upper left corner.</summary>
    public static byte[] Picture(SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, int width = 640, int height = 480)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, format == SKEncodedImageFormat.Png ? SKAlphaType.Premul : SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new(0xE0, 0x90, 0x40));
            using var dark = new SKPaint { Color = new(0x20, 0x20, 0x60) };
            canvas.DrawRect(0, 0, width / 4f, height / 4f, dark);
        }

        using var image = SKImage.FromBitmap(bitmap);
        return image.Encode(format, 90).ToArray();
    }

    /// <summary>A PNG whose head says so many pixels, and which has hardly any bytes.</summary>
    public static byte[] HugePng(int width, int height)
    {
        var png = Picture(SKEncodedImageFormat.Png, 8, 8);
        byte[] head = [(byte)'I', (byte)'H', (byte)'D', (byte)'R', .. Big(width), .. Big(height), .. png[24..29]];
        head.CopyTo(png, 12);
        Big((int)Crc(head)).CopyTo(png, 29);
        return png;
    }

    private static byte[] Big(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
