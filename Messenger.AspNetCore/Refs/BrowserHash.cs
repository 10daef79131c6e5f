using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Messenger.AspNetCore.Refs;

/// <summary>The first 96 bits of the SHA-256 of a browser's secret key: says that two things come from one browser, and not which.</summary>
public readonly record struct BrowserHash
{
    /// <summary>In bytes.</summary>
    public const int Length = 12;

    private readonly ulong _first;
    private readonly uint _last;

    /// <summary>Reads <see cref="Length"/> bytes.</summary>
    public BrowserHash(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        _last = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
    }

    /// <summary>The hash of a browser's key.</summary>
    public static BrowserHash Of(ReadOnlySpan<byte> key) => new(SHA256.HashData(key).AsSpan(0, Length));

    /// <summary>Writes <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, _first);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], _last);
    }

    /// <summary>The <see cref="Length"/> bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        Write(bytes);
        return bytes;
    }
}
