using Microsoft.Playwright;

namespace WebSite.Tests.Support;

/// <summary>Reads QR codes with jsQR, which has no part in drawing them.</summary>
internal static class QrReader
{
    /// <summary>What a PNG picture says; null when no code is found in it.</summary>
    public static async Task<string?> ReadAsync(IPage page, byte[] png) =>
        (await ReadAsync(page, "data:image/png;base64," + Convert.ToBase64String(png), bySize: false)).Text;

    /// <summary>Draws a picture as the browser does, in a page of its own, and reads it.</summary>
    /// <param name="page">Whose browser.</param>
    /// <param name="picture">A data address.</param>
    /// <param name="bySize">Whether to draw one without pixels 1,000 pixels wide.</param>
    public static async Task<(string? Text, int Size)> ReadAsync(IPage page, string picture, bool bySize = true)
    {
        var desk = await page.Context.NewPageAsync();
        await desk.AddScriptTagAsync(new() { Content = await File.ReadAllTextAsync(Path.Combine(Root, "WebSite.Sandbox", "Assets", "vendor", "jsQR.js"), TestContext.Current.CancellationToken) });
        var read = await desk.EvaluateAsync<Read>(
            """
            async ([picture, square]) => {
              const image = new Image();
              image.src = picture;
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = square && picture.startsWith('data:image/svg') ? [1000, 1000] : [image.naturalWidth, image.naturalHeight];
              const paper = canvas.getContext('2d');
              paper.drawImage(image, 0, 0, canvas.width, canvas.height);
              const { data } = paper.getImageData(0, 0, canvas.width, canvas.height);
              return { text: jsQR(data, canvas.width, canvas.height)?.data ?? null, size: canvas.width };
            }
            """,
            new object[] { picture, bySize });
        await desk.CloseAsync();
        return (read.Text, read.Size);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Messenger.Site.sln")))
            {
                folder = folder.Parent!;
            }

            return folder.FullName;
        }
    }

    private sealed record Read
    {
        public string? Text { get; init; }

        public int Size { get; init; }
    }
}
