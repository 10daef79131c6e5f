using System.Net;

namespace WebSite.Tests.Support;

/// <summary>Keeps cookies as a browser does that came by https, where the test itself comes by http, as from a proxy.</summary>
internal sealed class SecureCookies(CookieContainer cookies) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(request.RequestUri!) { Scheme = Uri.UriSchemeHttps }.Uri;
        if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        var response = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            cookies.SetCookies(address, cookie);
        }

        return response;
    }
}
