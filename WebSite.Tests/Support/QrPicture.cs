using QRCoder;

namespace WebSite.Tests.Support;

/// <summary>QR codes as PNG files.</summary>
internal static class QrPicture
{
    public static byte[] Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(8);
    }

    /// <summary>A picture that holds no code: one grey dot.</summary>
    public static byte[] Nothing { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
}
