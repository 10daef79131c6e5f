using System.Net;

namespace Messenger.AspNetCore.Refs;

/// <summary>Says what a ref says, to a developer at this machine: in Development only.</summary>
public static class RefReading
{
    /// <summary>Maps <c>/dev/refs/{text}</c>, which says what a ref says.</summary>
    public static void MapRefReading(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapGet("/dev/refs/{text}", (string text, HttpContext http, RefProtector refs, Placements placements, TimeProvider time) =>
        {
            if (!IsLocal(http))
            {
                return Results.NotFound();
            }

            var verdict = refs.Read(text, time.GetUtcNow(), out var value);
            return verdict is RefVerdict.Ours or RefVerdict.Expired
                ? Results.Json(new { Verdict = verdict.ToString(), Door = value.Door.ToString(), Placement = placements.NameOf(value.Placement), CheckoutSession = value.SessionToken, value.Subject, value.ExpiresAt })
                : Results.Json(new { Verdict = verdict.ToString() });
        });
    }

    // By name as well: a tunnel to this machine and DNS rebinding come from here too.
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("X-Original-For") // Where a trusted proxy's has been taken.
        && (http.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(http.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));
}
