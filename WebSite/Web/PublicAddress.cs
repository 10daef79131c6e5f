using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace WebSite.Web;

/// <summary>Makes absolute addresses of the site's own web pages.</summary>
public sealed class PublicAddress(IOptionsMonitor<SiteOptions> options, IServer server, IHostEnvironment environment)
{
    /// <summary>The site's address without a slash at its end: as it is set, and in Development the one that the server listens at. Null when neither is known.</summary>
    public string? Origin => AsSet
        ?? (environment.IsDevelopment() ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/')
        : null);

    /// <summary>Whether somebody has set it.</summary>
    public bool IsSet => AsSet is not null;

    /// <summary>
    /// The address as it is set, else the one under which a request came. That is for the eyes of whoever asks: a request's Host header is
    /// anybody's word.
    /// </summary>
    public string For(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AsSet ?? $"{request.Scheme}://{request.Host}";
    }

    private string? AsSet => options.CurrentValue.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>The absolute address of a path; null when the site doesn't know its own.</summary>
    public string? To(string path) => Origin + path is var address && Origin is null ? null : address;
}
