using System.Buffers.Binary;
using System.Security.Cryptography;
using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>
/// Where between 0 and 1 a browser lies in an experiment: everywhere the same, in each experiment another, and evenly spread. Only who has the site's key can say where
/// without looking at the shop.
/// </summary>
internal static class VariantSplit
{
    /// <summary>From 0, below 1.</summary>
    public static double PointOf(ReadOnlySpan<byte> key, int experimentId, BrowserHash browser)
    {
        Span<byte> text = stackalloc byte[sizeof(int) + BrowserHash.Length];
        BinaryPrimitives.WriteInt32LittleEndian(text, experimentId);
        browser.Write(text[sizeof(int)..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, text, hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) / (double)(1UL << 53);
    }
}
