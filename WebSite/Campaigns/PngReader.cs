using System.Buffers.Binary;
using System.IO.Compression;

namespace WebSite.Campaigns;

/// <summary>Reads the plainest kind of PNG, as drawing programs write a logo: eight bits for each of red, green, blue and opacity, not interlaced.</summary>
internal static class PngReader
{
    /// <summary>What every PNG file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private const int PixelBytes = 4;

    /// <exception cref="InvalidDataException">It is another kind of file.</exception>
    public static Raster Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature) || file.Length < 33 || !file[24..29].SequenceEqual(new byte[] { 8, 6, 0, 0, 0 }))
        {
            throw new InvalidDataException("It must be a PNG with 8 bits for each of red, green, blue and opacity, not interlaced.");
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        using var packed = Packed(file[Signature.Length..]);
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var pixels = new byte[width * height * PixelBytes];
        var (stride, above) = (width * PixelBytes, new byte[width * PixelBytes]);
        for (var y = 0; y < height; y++)
        {
            var filter = zlib.ReadByte();
            var row = pixels.AsSpan(y * stride, stride);
            zlib.ReadExactly(row);
            Undo(filter, row, above);
            row.CopyTo(above);
        }

        return new(width, height, pixels);
    }

    private static MemoryStream Packed(ReadOnlySpan<byte> chunks)
    {
        var packed = new MemoryStream();
        while (chunks.Length >= 12)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(chunks);
            if (chunks[4..8].SequenceEqual("IDAT"u8))
            {
                packed.Write(chunks.Slice(8, length));
            }

            chunks = chunks[(length + 12)..];
        }

        packed.Position = 0;
        return packed;
    }

    /// <summary>Takes a row's filter back: each byte was written as the difference to a guess from its neighbours.</summary>
    private static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above)
    {
        for (var i = 0; i < row.Length; i++)
        {
            int left = i < PixelBytes ? 0 : row[i - PixelBytes], up = above[i], corner = i < PixelBytes ? 0 : above[i - PixelBytes];
            row[i] += (byte)(filter switch
            {
                0 => 0,
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Paeth(left, up, corner),
                _ => throw new InvalidDataException("It names a filter that PNG doesn't have."),
            });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
