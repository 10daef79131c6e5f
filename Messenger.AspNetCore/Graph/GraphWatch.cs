using System.Diagnostics;
using Messenger.AspNetCore.Telemetry;

namespace Messenger.AspNetCore.Graph;

/// <summary>Sees how calls of the Graph API end: for traces, for figures, and for who asks how the API stands.</summary>
public sealed class GraphWatch
{
    private readonly MessengerMeter _meter;
    private int _last = -1;

    internal GraphWatch(MessengerMeter meter) => _meter = meter;

    /// <summary>What went wrong with the last call of this process; null when nothing did, and before the first.</summary>
    public GraphFaultKind? LastFault => Volatile.Read(ref _last) is >= 0 and var kind ? (GraphFaultKind)kind : null;

    /// <summary>Begins a call's span, without its address: ids of people stand in it, and proofs. Null when nobody listens.</summary>
    internal static Activity? Begin(HttpRequestMessage request) => SessionTrace.IsWatched
        ? SessionTrace.Source.StartActivity("messenger.graph", ActivityKind.Client)?.SetTag("http.request.method", request.Method.Method)
            .SetTag("messenger.graph.edge", EdgeOf(request.RequestUri!)).SetTag("server.address", request.RequestUri!.Host)
        : null;

    internal void End(Activity? span, HttpMethod method, GraphFault? fault, long began)
    {
        Volatile.Write(ref _last, fault is null ? -1 : (int)fault.Kind);
        _meter.Called(method.Method, fault?.Kind.ToString(), began);
        if (fault is not null)
        {
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", fault.Kind.ToString()).SetTag("messenger.graph.code", fault.Number);
        }
    }

    /// <summary>What was called, as far as no id is in it: <c>me/messages</c>, or <c>{id}</c>.</summary>
    private static string EdgeOf(Uri address) =>
        string.Join('/', address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part is not ['v', >= '0' and <= '9', ..]).Select(part => part.All(IsWord) ? part : "{id}"));

    private static bool IsWord(char letter) => char.IsAsciiLetterLower(letter) || letter == '_';
}
