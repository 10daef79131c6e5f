using System.Buffers.Binary;
using System.Security.Cryptography;

namespace WebSite.Model;

/// <summary>Where between 0 and 1 a session lies in an experiment: everywhere the same, in each experiment another, and evenly spread.</summary>
internal static class VariantSplit
{
    private const int TokenLength = 16;

    /// <summary>From 0, below 1.</summary>
    public static double PointOf(int experimentId, Guid session)
    {
        Span<byte> text = stackalloc byte[sizeof(int) + TokenLength];
        BinaryPrimitives.WriteInt32LittleEndian(text, experimentId);
        session.TryWriteBytes(text[sizeof(int)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) / (double)(1UL << 53);
    }
}
