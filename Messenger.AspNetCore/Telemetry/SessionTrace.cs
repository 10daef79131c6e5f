using System.Diagnostics;
using System.Security.Cryptography;

namespace Messenger.AspNetCore.Telemetry;

/// <summary>
/// One trace a checkout session, whoever tells of it: the trace's id is made of the session's token, so that browser, webhook, projector and outbox come together on any
/// number of instances, without a word being passed between them. Nothing leads back from the id to the token.
/// </summary>
/// <remarks>Nothing of this costs anything while nobody listens.</remarks>
public static class SessionTrace
{
    /// <summary>What to listen to.</summary>
    public const string SourceName = "Messenger.AspNetCore";

    /// <summary>The attribute that says of which session something is.</summary>
    public const string SessionAttribute = "messenger.session";

    /// <summary>Begins spans that are of no session, too.</summary>
    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>Whether anybody listens.</summary>
    public static bool IsWatched => Source.HasListeners();

    /// <summary>Begins a span in the session's trace; null when nobody listens.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="kind">For whom.</param>
    /// <param name="session">The session's token.</param>
    /// <param name="start">When it began; else now.</param>
    /// <param name="cause">The span of the same session that this one comes of, as far as one is known.</param>
    /// <param name="links">What belongs to it in other traces.</param>
    /// <remarks>What was being done before is not <see cref="Activity.Current"/> any more, not even when the span ends: who goes on with that puts it back.</remarks>
    public static Activity? Begin(string name, ActivityKind kind, Guid session, DateTimeOffset start = default, ActivityContext cause = default, params ReadOnlySpan<ActivityContext> links)
    {
        if (!IsWatched)
        {
            return null;
        }

        var others = new List<ActivityLink>();
        foreach (var link in links)
        {
            if (link != default)
            {
                others.Add(new(link));
            }
        }

        var id = IdOf(session);
        Activity.Current = null; // Without a cause it is one of its trace's first; what is being done right now would else become its parent, out of another trace.
        var span = Source.StartActivity(name, kind, cause.TraceId == id ? cause : new(id, default, ActivityTraceFlags.Recorded), links: others, startTime: start);
        return span?.SetTag(SessionAttribute, NumberOf(session));
    }

    /// <summary>Says of the request that is being answered of which session it is.</summary>
    /// <param name="session">The session's token.</param>
    public static void Mark(Guid session)
    {
        if (IsWatched && Activity.Current is { IsAllDataRequested: true } request)
        {
            request.SetTag(SessionAttribute, NumberOf(session));
        }
    }

    /// <summary>The session's number for people who look at traces; it opens nothing.</summary>
    /// <param name="session">The session's token.</param>
    public static string NumberOf(Guid session) => IdOf(session).ToHexString()[..16];

    /// <summary>The id of the session's trace.</summary>
    /// <param name="session">The session's token.</param>
    public static ActivityTraceId IdOf(Guid session)
    {
        Span<byte> bytes = stackalloc byte[32];
        "messenger.trace."u8.CopyTo(bytes); // Sixteen bytes, so that nobody finds the hash of a token elsewhere.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        session.TryWriteBytes(bytes[16..]);
        SHA256.HashData(bytes, hash);
        return ActivityTraceId.CreateFromBytes(hash[..16]);
    }
}
