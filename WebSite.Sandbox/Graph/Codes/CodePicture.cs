using QRCoder;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Codes;

/// <summary>A Messenger Code as a picture: a ring of dots as on the real ones, and in it a QR code, which any phone can read.</summary>
internal static class CodePicture
{
    private const int Dots = 60;

    private const double RingRadius = 0.465;

    private const double DotRadius = 0.017;

    // The square inside the ring, with a quiet margin to it.
    private const double Inside = 0.6;

    private static readonly int[] Palette = [0xFFFFFF, 0x000000, 0x0084FF];

    public static IResult Serve(string id, SandboxWorld world, HttpRequest request) =>
        world.Codes.Find(id) is { } code
            ? TypedResults.Bytes(Draw(new Uri(new($"{request.Scheme}://{request.Host}"), $"/c/{code.Id}").AbsoluteUri, code.Size), "image/png")
            : TypedResults.NotFound();

    /// <summary>A square PNG of exactly <paramref name="size"/> pixels.</summary>
    public static byte[] Draw(string text, int size)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new Modules(data);
        var module = (int)(size * Inside) / code.Count;
        var left = (size - (module * code.Count)) / 2;
        return Png.Write(size, Palette, (x, y) =>
        {
            var (column, row) = ((x - left) / module, (y - left) / module);
            return x >= left && y >= left && column < code.Count && row < code.Count && code[row, column] ? (byte)1
                : IsDot((x + 0.5) / size, (y + 0.5) / size) ? (byte)2
                : (byte)0;
        });
    }

    private static bool IsDot(double x, double y)
    {
        (x, y) = (x - 0.5, y - 0.5);
        if (Math.Abs(Math.Sqrt((x * x) + (y * y)) - RingRadius) > DotRadius)
        {
            return false;
        }

        var step = Math.Tau / Dots;
        var angle = Math.Round(Math.Atan2(y, x) / step) * step;
        var (nearX, nearY) = (RingRadius * Math.Cos(angle), RingRadius * Math.Sin(angle));
        return ((x - nearX) * (x - nearX)) + ((y - nearY) * (y - nearY)) <= DotRadius * DotRadius;
    }

    /// <summary>The code's squares without the margin QRCoder puts around them.</summary>
    private sealed class Modules(QRCodeData data) : IDisposable
    {
        private const int Margin = 4;

        public int Count => data.ModuleMatrix.Count - (2 * Margin);

        public bool this[int row, int column] => data.ModuleMatrix[row + Margin][column + Margin];

        public void Dispose() => data.Dispose();
    }
}
