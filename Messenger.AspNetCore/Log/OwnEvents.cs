using System.Text.Json;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Events;

namespace Messenger.AspNetCore.Log;

/// <summary>
/// Stores what the site saw at the platform for itself, such as the end of a login, in the log beside what the webhook is told: so it happens once, in
/// order with everything else, and is kept, shown, exported and erased by the same rules.
/// </summary>
public sealed class OwnEvents
{
    private readonly EventLog _log;

    internal OwnEvents(EventLog log) => _log = log;

    /// <summary>Stores one, in the form that Facebook gives an element of <c>messaging</c>. Completes when it is on disk; one that is there already stays as it is.</summary>
    /// <param name="item">With <c>recipient.id</c>, the Page.</param>
    /// <exception cref="System.Data.Common.DbException">It is not stored.</exception>
    /// <exception cref="LogFullException">Too much waits; likewise.</exception>
    public Task StoreAsync(JsonObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(item);
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        return _log.StoreAsync(new("page", [EventReader.Read(ref reader, IncomingEvent.Own, bytes)]), secret: 0);
    }
}
