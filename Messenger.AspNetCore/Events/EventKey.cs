using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Messenger.AspNetCore.Events;

/// <summary>
/// The key that makes an event happen once: page, sender, kind, and the mid, or else timestamp and ref; never <c>entry.time</c>, which changes at
/// each delivery, but of <c>changes</c>, which have no other time: to take one twice does less harm than to drop one that came true again. Where the time is a part of it, it comes first, so that the unique index grows at its end. A mid alone names a message: it comes
/// again with another timestamp.
/// </summary>
public static class EventKey
{
    /// <summary>In bytes: 8 of time, big-endian, or all ones where a mid names the event, and 16 of a SHA-256.</summary>
    public const int Length = 24;

    /// <summary>The key of an event. Where it has neither mid nor ref, its own JSON stands in: two different events must never share a key.</summary>
    public static byte[] Of(IncomingEvent one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var meaning = new ArrayBufferWriter<byte>(512);
        Append(meaning, one.PageId);
        Append(meaning, one.Sender);
        Append(meaning, one.Channel);
        Append(meaning, one.Kind);
        Append(meaning, one.Mark);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (one.Mark is not null)
        {
            SHA256.HashData(meaning.WrittenSpan, hash);
        }
        else
        {
            // In two steps: the JSON may have a mebibyte, which is not to be copied.
            using var both = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            both.AppendData(meaning.WrittenSpan);
            both.AppendData(one.Raw.Span);
            both.GetHashAndReset(hash);
        }

        var key = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(key, one.HasMid ? -1 : one.Timestamp ?? 0);
        hash[..(Length - 8)].CopyTo(key.AsSpan(8));
        return key;
    }

    /// <summary>Length first, so that no two lists of texts run together into the same bytes; -1 tells null from empty.</summary>
    private static void Append(ArrayBufferWriter<byte> meaning, string? text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(meaning.GetSpan(4), text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        meaning.Advance(4);
        Encoding.UTF8.GetBytes(text ?? "", meaning);
    }
}
