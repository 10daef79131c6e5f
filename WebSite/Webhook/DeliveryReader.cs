using System.Text.Json;
using System.Text.Unicode;
using static WebSite.Messenger.PlatformJson;

namespace WebSite.Webhook;

/// <summary>
/// Takes a delivery apart into its events: every <c>entry[]</c>, and of each every <c>messaging[]</c>, <c>standby[]</c> and <c>changes[]</c>.
/// It refuses what isn't JSON and accepts everything else: unknown kinds, ids as numbers, a text where an object was expected.
/// </summary>
public static class DeliveryReader
{
    private static readonly string[] Channels = ["messaging", "standby", "changes"];

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It isn't UTF-8, isn't JSON, is nested deeper than 64, or isn't an object with an <c>entry</c> list.</exception>
    public static Delivery Read(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new JsonException("The body isn't UTF-8.");
        }

        using var document = JsonDocument.Parse(body);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
            || Field(root, "entry") is not { ValueKind: JsonValueKind.Array } entries)
        {
            throw new JsonException("The body isn't an object with a list named entry.");
        }

        var events = new List<IncomingEvent>();
        foreach (var entry in entries.EnumerateArray())
        {
            var pageId = Text(Field(entry, "id"));
            foreach (var channel in Channels)
            {
                if (Field(entry, channel) is { ValueKind: JsonValueKind.Array } items)
                {
                    events.AddRange(items.EnumerateArray().Select(item => EventReader.Read(pageId, channel, item)));
                }
            }
        }

        return new(Text(Field(root, "object")) ?? "", events);
    }
}

/// <summary>What <see cref="DeliveryReader.Read"/> found.</summary>
/// <param name="Topic">The object of the envelope. What it is about: <c>page</c>, if it is for this site.</param>
/// <param name="Events">In the order of the body.</param>
public sealed record Delivery(string Topic, IReadOnlyList<IncomingEvent> Events);
