using System.Text.Json;
using static Messenger.AspNetCore.Events.PlatformJson;

namespace Messenger.AspNetCore.Events;

/// <summary>Reads the entries of a delivery.</summary>
internal static class EntryReader
{
    /// <summary>The events of every entry of the list that follows; null when it is no list.</summary>
    public static List<IncomingEvent>? Entries(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (!EntersArray(ref reader))
        {
            return null;
        }

        var events = new List<IncomingEvent>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadEntry(ref reader, body, events);
            }
            else
            {
                reader.Skip();
            }
        }

        return events;
    }

    private static void ReadEntry(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, List<IncomingEvent> events)
    {
        string? pageId = null, time = null;
        (List<IncomingEvent>? Messaging, List<IncomingEvent>? Standby, List<IncomingEvent>? Changes) lists = default;
        while (NextMember(ref reader))
        {
            if (IsNamed(ref reader, "id"u8))
            {
                pageId = NextId(ref reader);
            }
            else if (IsNamed(ref reader, "time"u8))
            {
                time = NextText(ref reader);
            }
            else if (IsNamed(ref reader, "messaging"u8))
            {
                lists.Messaging = Items(ref reader, "messaging", body);
            }
            else if (IsNamed(ref reader, "standby"u8))
            {
                lists.Standby = Items(ref reader, "standby", body);
            }
            else if (IsNamed(ref reader, "changes"u8))
            {
                lists.Changes = Items(ref reader, "changes", body);
            }
            else
            {
                SkipNext(ref reader);
            }
        }

        // A change names no time of its own: without the entry's, one that comes true again, as an approval after a pause, would look like the first.
        var changes = (lists.Changes ?? []).Select(one => one.Timestamp is null ? one with { Timestamp = PlatformTime.Milliseconds(time) } : one);
        foreach (var one in (lists.Messaging ?? []).Concat(lists.Standby ?? []).Concat(changes))
        {
            events.Add(pageId is null ? one : one with { PageId = pageId });
        }
    }

    private static List<IncomingEvent>? Items(ref Utf8JsonReader reader, string channel, ReadOnlyMemory<byte> body)
    {
        if (!EntersArray(ref reader))
        {
            return null;
        }

        var items = new List<IncomingEvent>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(EventReader.Read(ref reader, channel, body));
        }

        return items;
    }
}
