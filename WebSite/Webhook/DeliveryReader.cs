using System.Text.Json;
using System.Text.Unicode;

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

    /// <summary>The member of that name, the last one if there are several; null for anything but an object that has it.</summary>
    internal static JsonElement? Field(JsonElement? element, string name)
    {
        if (element is not { ValueKind: JsonValueKind.Object } owner)
        {
            return null;
        }

        try
        {
            return owner.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A member beside it has a name that is no Unicode text, which the fast way stumbles over.
            return owner.EnumerateObject().Where(property => Name(property) == name).Select(property => (JsonElement?)property.Value).LastOrDefault();
        }
    }

    /// <summary>A member's name; null for one that no Unicode text can be.</summary>
    internal static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text or the digits of a number; null for anything else, and for a text that no Unicode text can be (a lone surrogate).</summary>
    internal static string? Text(JsonElement? element)
    {
        try
        {
            return element?.ValueKind switch
            {
                JsonValueKind.String => element.Value.GetString(),
                JsonValueKind.Number => element.Value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>What <see cref="DeliveryReader.Read"/> found.</summary>
/// <param name="Topic">The object of the envelope. What it is about: <c>page</c>, if it is for this site.</param>
/// <param name="Events">In the order of the body.</param>
public sealed record Delivery(string Topic, IReadOnlyList<IncomingEvent> Events);
