using System.Net;

namespace WebSite.Sandbox.Web;

/// <summary>Answers under names of this machine and of Facebook only: another name that leads here is somebody's trick with DNS.</summary>
internal static class HostGuard
{
    public static void UseHostGuard(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (IsKnown(context.Request.Host.Host) && context.Request.Host.Port is null or (>= 0 and <= IPEndPoint.MaxPort))
        {
            await next(context);
            return;
        }

        await TypedResults.Problem(
                $"The sandbox is not \"{context.Request.Host.Host}\": use localhost, or map {string.Join(", ", FacebookHosts.All)} to it.",
                statusCode: StatusCodes.Status421MisdirectedRequest)
            .ExecuteAsync(context);
    });

    private static bool IsKnown(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
        || FacebookHosts.All.Contains(host, StringComparer.OrdinalIgnoreCase);
}
