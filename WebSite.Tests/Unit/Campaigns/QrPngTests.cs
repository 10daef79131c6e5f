using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using WebSite.Campaigns;

namespace WebSite.Tests.Unit.Campaigns;

/// <summary>Strict readers refuse a picture whose rows aren't as long as its head says.</summary>
public sealed class QrPngTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(1237)]
    [InlineData(1999)]
    public void Every_row_of_the_picture_is_whole(int size)
    {
        var png = QrPng.Draw(QrCode.Of("https://m.me/262?ref=spring", hasLogo: false), size, logo: null);
        using var packed = new MemoryStream();
        byte[] head = [];
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            head = name == "IHDR" ? data.ToArray() : head;
            if (name == "IDAT")
            {
                packed.Write(data);
            }

            at += 12 + length;
        }

        packed.Position = 0;
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
        {
            zlib.CopyTo(rows);
        }

        var samples = head[9] switch { 2 => 3, 6 => 4, _ => 1 };
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(head));
        Assert.Equal(size * (1L + (((size * samples * head[8]) + 7) / 8)), rows.Length);
    }
}
