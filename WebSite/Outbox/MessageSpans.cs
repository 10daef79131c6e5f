using System.Diagnostics;
using Messenger.AspNetCore.Telemetry;

namespace WebSite.Outbox;

/// <summary>Which span put a message into the outbox, as far as this process did.</summary>
public sealed class MessageSpans
{
    private readonly RecentSpans<long> _spans = new();

    internal void Add(long id, ActivityContext span) => _spans.Add(id, span);

    internal ActivityContext Find(long id) => _spans.Find(id);
}
