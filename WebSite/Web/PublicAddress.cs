using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>Makes absolute addresses of the site's own web pages.</summary>
public sealed class PublicAddress(IOptionsMonitor<SiteOptions> options, IServer server, IHostEnvironment environment)
{
    /// <summary>
    /// The site's address without a slash at its end: as it is set, and in Development the one that the server listens at. Null when
    /// neither is known. Never from a request: its Host header is anybody's word.
    /// </summary>
    public string? Origin => AsSet ?? (environment.IsDevelopment() && server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address ? Named(address) : null);

    /// <summary>Whether somebody has set it.</summary>
    public bool IsSet => AsSet is not null;

    private string? AsSet => options.CurrentValue.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>The absolute address of a path; null when the site doesn't know its own.</summary>
    public string? To(string path) => Origin is { } origin ? origin + path : null;

    /// <summary>This machine by its name, as developers open it.</summary>
    private static string Named(string listening)
    {
        var address = BindingAddress.Parse(listening);
        return $"{address.Scheme}://{(address.Host is "127.0.0.1" or "[::1]" or "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : address.Host)}:{address.Port}";
    }
}
