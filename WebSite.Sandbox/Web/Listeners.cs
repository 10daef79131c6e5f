using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WebSite.Sandbox.Web;

/// <summary>Where the sandbox listens: on this machine only, with TLS if it is asked for.</summary>
internal static class Listeners
{
    public static void AddListeners(this WebApplicationBuilder builder, SandboxOptions options)
    {
        if (options.SecureUrl is not null)
        {
            // Made here, so that it lives as long as the host.
            builder.Services.AddSingleton(_ => Certificate.Make(["localhost", .. FacebookHosts.All], TimeProvider.System));
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Url, _ => { });
            if (options.SecureUrl is { } secure)
            {
                kestrel.Listen(secure, listener => listener.UseHttps(kestrel.ApplicationServices.GetRequiredService<X509Certificate2>()));
            }
        });
    }

    /// <summary>The address of the listener of this scheme: the one set, or the port that was free.</summary>
    public static Uri AddressOf(this WebApplication app, Uri wanted) => wanted.Port != 0
        ? wanted
        : new($"{wanted.Scheme}://localhost:{app.Urls.Select(url => new Uri(url)).First(url => url.Scheme == wanted.Scheme).Port}");

    private static void Listen(this KestrelServerOptions kestrel, Uri url, Action<ListenOptions> configure)
    {
        if (url.Port == 0)
        {
            // Kestrel refuses localhost:0.
            kestrel.Listen(IPAddress.Loopback, 0, configure);
        }
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
        {
            kestrel.Listen(address, url.Port, configure);
        }
        else
        {
            kestrel.ListenLocalhost(url.Port, configure);
        }
    }
}
