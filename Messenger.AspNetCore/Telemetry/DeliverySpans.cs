using System.Buffers.Binary;
using System.Diagnostics;

namespace Messenger.AspNetCore.Telemetry;

/// <summary>In which delivery's span this process stored an event.</summary>
public sealed class DeliverySpans
{
    private readonly RecentSpans<UInt128> _spans = new();

    internal void Add(byte[] key, ActivityContext span) => _spans.Add(HashOf(key), span);

    /// <summary>The span; <c>default</c> when another process stored it, or long ago.</summary>
    /// <param name="key">The event's.</param>
    public ActivityContext Find(byte[] key) => _spans.Find(HashOf(key));

    /// <summary>The hash is the key's end.</summary>
    private static UInt128 HashOf(byte[] key) => BinaryPrimitives.ReadUInt128LittleEndian(key.AsSpan(key.Length - 16));
}
