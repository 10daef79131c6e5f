using System.Net;

namespace WebSite.Messenger;

/// <summary>Says what a ref says, to a developer at this machine: in Development only.</summary>
internal static class RefReading
{
    public static void MapRefReading(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        app.MapGet("/dev/refs/{text}", (string text, HttpContext http, RefProtector refs, TimeProvider time) =>
        {
            if (http.Connection.RemoteIpAddress is not { } caller || !IPAddress.IsLoopback(caller))
            {
                return Results.NotFound();
            }

            var verdict = refs.Read(text, time.GetUtcNow(), out var value);
            return verdict is RefVerdict.Ours or RefVerdict.Expired
                ? Results.Json(new { Verdict = verdict.ToString(), Placement = value.Placement.ToString(), CheckoutSession = value.SessionToken, value.Subject, value.ExpiresAt })
                : Results.Json(new { Verdict = verdict.ToString() });
        });
    }
}
