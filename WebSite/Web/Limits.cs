using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using WebSite.Checkout;
using WebSite.Webhook;

namespace WebSite.Web;

/// <summary>How much anybody may ask of the site at once.</summary>
internal static class Limits
{
    /// <summary>A browser keeps few streams open; a web page that gets no more asks now and then instead.</summary>
    public const string Streams = "streams";

    /// <summary>A browser tells of few opt-ins and few plugins that weren't drawn, and each writes a row.</summary>
    public const string Hints = "hints";

    private const int StreamsOfABrowser = 6;
    private const int HintsOfABrowser = 20;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Counts the framing of chunked bodies too; the webhook draws its own line.
            kestrel.Limits.MaxRequestBodySize = 2 * DeliveryBody.Max;
        });
        builder.Services.Configure<FormOptions>(forms =>
            (forms.BufferBodyLengthLimit, forms.MultipartBodyLengthLimit, forms.ValueLengthLimit) = (FormBodies.Max, FormBodies.Max, FormBodies.Max));
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(Streams, http => ShopperCookie.Read(http) is { } shopper
                ? RateLimitPartition.GetConcurrencyLimiter(shopper.Browser, _ => new() { PermitLimit = StreamsOfABrowser })
                : RateLimitPartition.GetNoLimiter(default(Messenger.BrowserHash)));
            limits.AddPolicy(Hints, http => ShopperCookie.Read(http) is { } shopper
                ? RateLimitPartition.GetFixedWindowLimiter(shopper.Browser, _ => new() { PermitLimit = HintsOfABrowser, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(default(Messenger.BrowserHash)));
        });
    }
}
