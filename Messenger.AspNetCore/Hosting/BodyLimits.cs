using System.IO.Pipelines;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Messenger.AspNetCore.Hosting;

/// <summary>What keeps a sender from holding a request's body up.</summary>
public static class BodyLimits
{
    /// <summary>
    /// Cuts a body off that comes more slowly than that. Not over HTTP/2 and later, where others share the connection: there the server's own,
    /// lower rate stays.
    /// </summary>
    public static void AskForSpeed(this HttpRequest request, MinDataRate slowest)
    {
        if (request.HasOwnConnection() && request.HttpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = slowest;
        }
    }

    /// <summary>Whether a request has its connection for itself, so that what slows or ends it meets no other.</summary>
    public static bool HasOwnConnection(this HttpRequest request) => HttpProtocol.IsHttp11(request.Protocol) || HttpProtocol.IsHttp10(request.Protocol);

    /// <summary>
    /// Ends the read under way, or the next one, with <see cref="ReadResult.IsCanceled"/> once a token says so. The server takes a body whose
    /// read was given the token itself for broken, and logs that as an error each time.
    /// </summary>
    public static CancellationTokenRegistration StopWhen(this PipeReader body, CancellationToken stop) =>
        stop.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), body);
}
