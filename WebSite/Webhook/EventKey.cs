using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WebSite.Webhook;

/// <summary>
/// The key that makes an event happen once: page, sender, kind, timestamp and mid or ref, never <c>entry.time</c>, which changes at
/// each delivery. The time comes first, so that the unique index grows at its end.
/// </summary>
public static class EventKey
{
    /// <summary>In bytes: 8 of time, big-endian, and 16 of a SHA-256.</summary>
    public const int Length = 24;

    /// <summary>The key of an event. Where it has neither mid nor ref, its own JSON stands in: two different events must never share a key.</summary>
    public static byte[] Of(IncomingEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, one.PageId);
        Append(hash, one.Sender);
        Append(hash, one.Channel);
        Append(hash, one.Kind);
        Append(hash, one.Mark);
        if (one.Mark is null)
        {
            hash.AppendData(one.Raw.Span);
        }

        var key = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(key, one.Timestamp ?? 0);
        hash.GetHashAndReset().AsSpan(0, Length - 8).CopyTo(key.AsSpan(8));
        return key;
    }

    /// <summary>Length first, so that no two lists of texts run together into the same bytes; -1 tells null from empty.</summary>
    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32LittleEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
