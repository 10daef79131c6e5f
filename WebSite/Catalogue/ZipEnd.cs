using System.Buffers.Binary;

namespace WebSite.Catalogue;

/// <summary>What a ZIP's end record says of its directory, so that one of millions of entries isn't read. Source: PKWARE's APPNOTE.TXT, 4.3.16.</summary>
/// <param name="Entries">How many; 65,535 also where another record, of ZIP64, would say it.</param>
/// <param name="DirectoryBytes">How long the directory is, by what the record says and by where it stands: one of both may lie.</param>
internal readonly record struct ZipEnd(int Entries, long DirectoryBytes)
{
    private const uint Signature = 0x06054b50;

    private const int Length = 22, LongestComment = ushort.MaxValue;

    /// <summary>Reads it; null where there is none. The file is at its beginning again then.</summary>
    public static ZipEnd? Read(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, Length + LongestComment)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        file.Position = 0;
        for (var at = tail.Length - Length; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == Signature)
            {
                var record = tail.AsSpan(at);
                var (disk, entries) = (BinaryPrimitives.ReadUInt16LittleEndian(record[4..]), BinaryPrimitives.ReadUInt16LittleEndian(record[10..]));
                var (length, offset) = (BinaryPrimitives.ReadUInt32LittleEndian(record[12..]), BinaryPrimitives.ReadUInt32LittleEndian(record[16..]));
                var isElsewhere = disk == ushort.MaxValue || length == uint.MaxValue || offset == uint.MaxValue;
                return new(isElsewhere ? ushort.MaxValue : entries, Math.Max(length, file.Length - tail.Length + at - offset));
            }
        }

        return null;
    }
}
