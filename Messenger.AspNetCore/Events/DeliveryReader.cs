using System.Text.Json;
using System.Text.Unicode;
using static Messenger.AspNetCore.Events.PlatformJson;

namespace Messenger.AspNetCore.Events;

/// <summary>
/// Takes a delivery apart into its events: every <c>entry[]</c>, and of each every <c>messaging[]</c>, <c>standby[]</c> and <c>changes[]</c>.
/// It refuses what isn't JSON and accepts everything else: unknown kinds, ids as numbers, a text where an object was expected.
/// </summary>
public static class DeliveryReader
{
    /// <summary>Reads a body, in one pass over its bytes. Of a member that comes twice, the last counts.</summary>
    /// <exception cref="JsonException">It isn't UTF-8, isn't JSON, is nested deeper than 64, or isn't an object with an <c>entry</c> list.</exception>
    public static Delivery Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new JsonException("The body isn't UTF-8.");
        }

        string? topic = null;
        List<IncomingEvent>? events = null;
        var reader = new Utf8JsonReader(body.Span);
        if (EntersObject(ref reader))
        {
            while (NextMember(ref reader))
            {
                if (IsNamed(ref reader, "object"u8))
                {
                    topic = NextId(ref reader);
                }
                else if (IsNamed(ref reader, "entry"u8))
                {
                    events = EntryReader.Entries(ref reader, body);
                }
                else
                {
                    SkipNext(ref reader);
                }
            }
        }

        // What follows the end is refused by the reader itself.
        reader.Read();
        return events is null ? throw new JsonException("The body isn't an object with a list named entry.") : new(topic ?? "", events);
    }
}

/// <summary>What <see cref="DeliveryReader.Read"/> found.</summary>
/// <param name="Topic">The object of the envelope. What it is about: <c>page</c>, if it is for this site.</param>
/// <param name="Events">Entry by entry; of each those of <c>messaging</c>, of <c>standby</c>, of <c>changes</c>.</param>
public sealed record Delivery(string Topic, IReadOnlyList<IncomingEvent> Events);
