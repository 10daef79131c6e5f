using System.Buffers.Binary;
using System.IO.Compression;

namespace WebSite.Sandbox.Graph.Codes;

/// <summary>Writes a square picture of few colours as PNG: a palette, a byte for each pixel, no filter.</summary>
internal static class Png
{
    /// <param name="size">Width and height in pixels.</param>
    /// <param name="palette">Up to 256 colours as 0xRRGGBB.</param>
    /// <param name="colorAt">The index of the colour at (x, y).</param>
    public static byte[] Write(int size, ReadOnlySpan<int> palette, Func<int, int, byte> colorAt)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = 8;
        header[9] = 3;
        WriteChunk(file, "IHDR"u8, header);

        var colors = new byte[palette.Length * 3];
        for (var index = 0; index < palette.Length; index++)
        {
            (colors[index * 3], colors[(index * 3) + 1], colors[(index * 3) + 2]) =
                ((byte)(palette[index] >> 16), (byte)(palette[index] >> 8), (byte)palette[index]);
        }

        WriteChunk(file, "PLTE"u8, colors);
        WriteChunk(file, "IDAT"u8, Pixels(size, colorAt));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Pixels(int size, Func<int, int, byte> colorAt)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            // The first byte of a row says that it has no filter.
            var row = new byte[size + 1];
            for (var y = 0; y < size; y++)
            {
                for (var x = 0; x < size; x++)
                {
                    row[x + 1] = colorAt(x, y);
                }

                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return crc;
    }
}
