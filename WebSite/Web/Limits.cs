using System.Threading.RateLimiting;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Webhook;
using Microsoft.AspNetCore.Http.Features;

namespace WebSite.Web;

/// <summary>How much anybody may ask of the site at once.</summary>
internal static class Limits
{
    /// <summary>A client address keeps so many streams open, and cookies are free; a web page that gets no more asks now and then instead.</summary>
    public const string Streams = "streams";

    /// <summary>A browser tells of few opt-ins and few plugins that weren't drawn, and each writes a row.</summary>
    public const string Hints = "hints";

    /// <summary>A browser tells of each web page with a spot how far that came, two or three times.</summary>
    public const string Steps = "steps";

    /// <summary>A browser tells of each web page what was kept out, at once or gathered; each may write a row.</summary>
    public const string Reports = "reports";

    /// <summary>Putting something into a cart may begin a checkout session.</summary>
    public const string Carts = "carts";

    /// <summary>An order takes goods out of the stock.</summary>
    public const string Orders = "orders";

    /// <summary>Who looks for an order by its number and an e-mail address may be guessing.</summary>
    public const string Finds = "finds";

    /// <summary>A confirmed phone number is sent a message, which costs money.</summary>
    public const string Numbers = "numbers";

    /// <summary>The end of a login asks Facebook, whose patience is the app's.</summary>
    public const string Logins = "logins";

    private const int StreamsOfAnAddress = 100;
    private const int ConnectionBytes = 64 * 1024;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Counts the framing of chunked bodies too; the webhook draws its own line.
            kestrel.Limits.MaxRequestBodySize = 2 * WebhookBranch.MostBytes;

            kestrel.Limits.MaxRequestBufferSize = ConnectionBytes;
            kestrel.Limits.Http2.InitialStreamWindowSize = ConnectionBytes;
            kestrel.Limits.Http2.InitialConnectionWindowSize = 2 * ConnectionBytes;
        });

        // What the server holds for a connection before anybody reads it: a body that nobody reads costs no more. Behind the limit above, which
        // counts where TLS or HTTP/2 comes between, sockets have one of their own, a mebibyte unless told.
        builder.WebHost.UseSockets(sockets => sockets.MaxReadBufferSize = ConnectionBytes);
        builder.Services.Configure<FormOptions>(forms =>
            (forms.BufferBodyLengthLimit, forms.MultipartBodyLengthLimit, forms.ValueLengthLimit) = (FormBodies.Max, FormBodies.Max, FormBodies.Max));
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(Streams, http => RateLimitPartition.GetConcurrencyLimiter(ClientAddress.Of(http), _ => new() { PermitLimit = StreamsOfAnAddress }));
        });
        builder.Services.AddAddressLimits();
    }
}
