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

    /// <summary>What the site wants to count clicks by, in numbers of its own; 0 for nothing, and in refs made before there were marks.</summary>
    public byte Mark { get; init; }

    /// <summary>
    /// The length in bytes. 38 makes a ref of 136 characters whose last one has no unused bits, so that no two spellings of
    /// one ref differ there; 39 would be the most that stays under 150.
    /// </summary>
    public const int Length = 38;

    private const int Version = 2;

    /// <summary>Refs made before they named their door. Their last ones stand in buttons that are good for 30 days.</summary>
    private const byte WithoutDoor = 1;

    /* Layout, numbers in little-endian order:

       0            1           2                 18                30        33     34         38
       +------+-----+-----------+-----------------+-----------------+---------+------+----------+
       | ver- | door| placement | session id      | browser         | subject | mark | expires  |
       | sion |     |           |                 |                 |         |      |          |
       | 4 b  | 4 b | 1         | 16              | 12              | 3       | 1    | 4 (s)    |
       +------+-----+-----------+-----------------+-----------------+---------+------+----------+

       version is in the upper four bits. expires counts seconds since 1970 as an unsigned number, good until 2106. */

    /// <summary>Writes the <see cref="Length"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Subject"/> is larger than <see cref="LargestSubject"/>.</exception>
    internal void Write(Span<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Subject, LargestSubject);
        bytes[0] = (byte)(Version << 4 | (int)Door);
        bytes[1] = Placement;
        SessionToken.TryWriteBytes(bytes[2..18]);
        Browser.Write(bytes[18..30]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[30..], Subject | (uint)Mark << MarkShift);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[34..], checked((uint)ExpiresAt.ToUnixTimeSeconds()));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; false for any other length, version or door.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out PluginRef value)
    {
        value = default;
        if (bytes.Length != Length || Made(bytes[0]) is not { } door)
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
            Mark = bytes[33],
        };
        return true;
    }

    private static EntryPoint? Made(byte first) =>
        first == WithoutDoor ? EntryPoint.Unknown
        : first >> 4 == Version && (EntryPoint)(first & 0xF) is var door && door != EntryPoint.Unknown && Enum.IsDefined(door) ? door
        : null;
}
