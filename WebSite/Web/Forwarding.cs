using System.Collections.Concurrent;
using System.Net;
using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

using IPNetwork = System.Net.IPNetwork;

namespace WebSite.Web;

/// <summary>
/// Takes a browser's scheme and address from the headers of trusted proxies, and of nobody else: cookies, redirects and limits rest on
/// them. See <c>docs/deployment.md</c>.
/// </summary>
internal sealed partial class Forwarding(RequestDelegate next, IOptions<ProxyOptions> options, SeenProxies seen, ILogger<Forwarding> logger)
{
    private const string For = "X-Forwarded-For";
    private const string Proto = "X-Forwarded-Proto";

    /// <summary>Each sender that isn't believed is told of once, and no more than so many: anybody can send a header.</summary>
    private const int MostTold = 10;

    private static readonly object Unbelieved = new();
    private readonly IReadOnlyList<IPNetwork> _trusted = options.Value.Networks;
    private readonly ConcurrentDictionary<IPAddress, bool> _told = [];
    private bool _toldOfAddresses;

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (!headers.ContainsKey(Proto) && !headers.ContainsKey(For))
        {
            return next(http);
        }

        // Several proxies add a word each, or the one header several times: the browser's own side comes first.
        var scheme = headers.GetCommaSeparatedValues(Proto).FirstOrDefault()?.Trim() switch
        {
            { } word when word.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) => Uri.UriSchemeHttps,
            { } word when word.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) => Uri.UriSchemeHttp,
            _ => null,
        };
        var isTrusted = IsTrusted(http.Connection.RemoteIpAddress);
        if (headers.ContainsKey(For))
        {
            seen.See(http.Connection.RemoteIpAddress, isTrusted && options.Value.BelievesAddresses);
        }

        if (isTrusted)
        {
            if (!options.Value.BelievesAddresses && headers.ContainsKey(For) && !Interlocked.Exchange(ref _toldOfAddresses, true))
            {
                Log.AddressIgnored(logger);
            }

            http.Request.Scheme = scheme ?? http.Request.Scheme;
        }
        else
        {
            Tell(http.Connection.RemoteIpAddress!);
            http.Items[Unbelieved] = scheme;
        }

        return next(http);
    }

    /// <summary>Whether somebody who isn't trusted says that the browser came by https.</summary>
    public static bool IsSaidToBeHttps(HttpContext http) => http.Items.TryGetValue(Unbelieved, out var scheme) && scheme is "https";

    /// <summary>A sender without an address came through a Unix socket, to which the file system lets whom it may.</summary>
    private bool IsTrusted(IPAddress? sender)
    {
        var address = sender is { IsIPv4MappedToIPv6: true } ? sender.MapToIPv4() : sender;
        return address is null || _trusted.Any(network => network.Contains(address));
    }

    private void Tell(IPAddress sender)
    {
        if (_told.Count < MostTold && _told.TryAdd(sender, true))
        {
            Log.Ignored(logger, sender);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Warning, "X-Forwarded-For came from this machine and was ignored, since Proxies:Trusted names no proxy: its visitors count as one address for the limits. If your proxy adds to that header or replaces it, set Proxies:Trusted (Proxies__Trusted__0=127.0.0.1), and start again.")]
        public static partial void AddressIgnored(ILogger logger);

        [LoggerMessage(1, LogLevel.Warning, "X-Forwarded-For or X-Forwarded-Proto came from {Sender}, which Proxies:Trusted doesn't name, and was ignored. If that is your proxy, put its address into Proxies:Trusted (Proxies__Trusted__0), and start again; until then its visitors count as one, and https isn't seen.")]
        public static partial void Ignored(ILogger logger, IPAddress sender);
    }
}

/// <summary>Registers the trust in proxies, and puts it into the pipeline.</summary>
internal static class ForwardingServices
{
    public static void AddForwarding(this IServiceCollection services)
    {
        services.AddStartSettings<ProxyOptions, ProxyOptionsValidator>(ProxyOptions.Section);
        services.AddSingleton<SeenProxies>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((options, proxies) =>
        {
            // The scheme isn't taken here: of a list of words it would take the last.
            options.ForwardedHeaders = proxies.Value.BelievesAddresses ? ForwardedHeaders.XForwardedFor : ForwardedHeaders.None;
            options.ForwardLimit = proxies.Value.Hops;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies.Value.Networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    public static void UseForwarding(this IApplicationBuilder app)
    {
        app.UseMiddleware<Forwarding>();
        app.UseForwardedHeaders();
    }
}
