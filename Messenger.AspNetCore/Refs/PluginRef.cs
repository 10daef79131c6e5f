using System.Buffers.Binary;

namespace Messenger.AspNetCore.Refs;

/// <summary>
/// What a ref says. It is never a credential: it names a checkout session and lets nobody in.
/// </summary>
/// <param name="SessionToken">The checkout session: 128 random bits.</param>
/// <param name="Browser">Ties the ref to the browser it was made for.</param>
/// <param name="Door">Where the ref stands: in which plugin, link or code. <see cref="EntryPoint.Unknown"/> for one made before refs said so.</param>
/// <param name="Placement">The number of the spot on the web page, one of the site's <see cref="Placements"/>.</param>
/// <param name="Subject">What the web page is about, a number that the site gives its things, at most <see cref="LargestSubject"/>; 0 for nothing.</param>
/// <param name="ExpiresAt">To the second; a click after it doesn't count.</param>
public readonly record struct PluginRef(Guid SessionToken, BrowserHash Browser, EntryPoint Door, byte Placement, uint Subject, DateTimeOffset ExpiresAt)
{
    /// <summary>Subjects have 24 bits.</summary>
    public const uint LargestSubject = 0xFF_FFFF;

    private const int MarkShift = 24;

    private const int SmallestLongMark = 0x100;

    /// <summary>What the site wants to count clicks by, in numbers of its own, none below zero; 0 for nothing, and in refs made before there were marks.</summary>
    public int Mark { get; init; }

    /// <summary>
    /// The length in bytes where <see cref="Mark"/> fits into one. 38 makes a ref of 136 characters whose last one has no unused bits, so that no two
    /// spellings of one ref differ there.
    /// </summary>
    public const int Length = 38;

    /// <summary>The length with a larger mark: 140 characters, and no unused bits either. Facebook once named 150 as its limit.</summary>
    public const int LongLength = 41;

    private const int Version = 2;

    /// <summary>Refs whose mark has three bytes more, behind all else.</summary>
    private const int WithLongMark = 3;

    /// <summary>Refs made before they named their door. Their last ones stand in buttons that are good for 30 days.</summary>
    private const byte WithoutDoor = 1;

    /* Layout, numbers in little-endian order:

       0            1           2                 18                30        33     34         38
       +------+-----+-----------+-----------------+-----------------+---------+------+----------+
       | ver- | door| placement | session id      | browser         | subject | mark | expires  |
       | sion |     |           |                 |                 |         |      |          |
       | 4 b  | 4 b | 1         | 16              | 12              | 3       | 1    | 4 (s)    |
       +------+-----+-----------+-----------------+-----------------+---------+------+----------+

       version is in the upper four bits. expires counts seconds since 1970 as an unsigned number, good until 2106. In version 3 the mark's
       three upper bytes follow. */

    /// <summary>How many bytes it takes.</summary>
    internal int Size => Mark < SmallestLongMark ? Length : LongLength;

    /// <summary>Writes the <see cref="Size"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Subject"/> is larger than <see cref="LargestSubject"/>, or <see cref="Mark"/> is below zero.</exception>
    internal void Write(Span<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Subject, LargestSubject);
        ArgumentOutOfRangeException.ThrowIfNegative(Mark);
        var isLong = Size == LongLength;
        bytes[0] = (byte)((isLong ? WithLongMark : Version) << 4 | (int)Door);
        bytes[1] = Placement;
        SessionToken.TryWriteBytes(bytes[2..18]);
        Browser.Write(bytes[18..30]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[30..], Subject | (uint)(byte)Mark << MarkShift);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[34..], checked((uint)ExpiresAt.ToUnixTimeSeconds()));
        if (isLong)
        {
            (bytes[38], bytes[39], bytes[40]) = ((byte)(Mark >> 8), (byte)(Mark >> 16), (byte)(Mark >> 24));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; false for any other length, version or door.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out PluginRef value)
    {
        value = default;
        if (bytes.Length is not (Length or LongLength) || Made(bytes[0], bytes.Length == LongLength ? WithLongMark : Version) is not { } door)
        {
            return false;
        }

        value = new(
            new Guid(bytes[2..18]),
            new BrowserHash(bytes[18..30]),
            door,
            bytes[1],
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[30..]) & LargestSubject,
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32LittleEndian(bytes[34..])))
        {
            Mark = bytes.Length == LongLength ? bytes[33] | bytes[38] << 8 | bytes[39] << 16 | bytes[40] << 24 : bytes[33],
        };
        return value.Mark >= 0;
    }

    private static EntryPoint? Made(byte first, int version) =>
        first == WithoutDoor && version == Version ? EntryPoint.Unknown
        : first >> 4 == version && (EntryPoint)(first & 0xF) is var door && door != EntryPoint.Unknown && Enum.IsDefined(door) ? door
        : null;
}
