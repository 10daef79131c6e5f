using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using WebSite.Web;

namespace WebSite.SetUp.Probes;

/// <summary>Calls the site from outside, as a shopper's browser and as Facebook do.</summary>
internal sealed class OwnSite(HttpClient http)
{
    private const int LongestPage = 1024 * 1024;

    /// <summary>Fetches a product's web page twice: as a shopper who wasn't asked yet, and as one who allowed Messenger.</summary>
    /// <param name="origin">The shop's public address, tried first.</param>
    /// <param name="local">This machine's way to it.</param>
    /// <param name="product">A product's slug; null when there is none, and nothing is fetched.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ShopProbes> ShowAsync(Uri? origin, Uri? local, string? product, CancellationToken cancel)
    {
        if (product is null || (origin ?? local) is not { } first)
        {
            return new(null, null, null, product is null ? "The shop has no product yet, and so no web page with a plugin." : "The shop's address isn't known. Set Site:PublicUrl.");
        }

        var shown = await ShowAsync(first, product, null, cancel);
        return shown.Fault is not null && origin is not null && local is not null && local != origin ? await ShowAsync(local, product, origin.Scheme, cancel) : shown;
    }

    /// <summary>
    /// Asks the site's own webhook for its challenge, as Facebook does. Never another's, not even one that Facebook names: who gets the
    /// verify token could set a webhook in our name. Source: <c>docs/platform.md</c>, Webhook.
    /// </summary>
    public async Task<CallbackProbes> VerifyAsync(Uri? webhook, string verifyToken, CancellationToken cancel)
    {
        if (webhook is null)
        {
            return new(null, null, false, null);
        }

        var challenge = RandomNumberGenerator.GetString("123456789", 10);
        var address = QueryHelpers.AddQueryString(webhook.AbsoluteUri, new Dictionary<string, string?>
        {
            ["hub.mode"] = "subscribe",
            ["hub.challenge"] = challenge,
            ["hub.verify_token"] = verifyToken,
        });
        var answer = await FetchAsync(new(address), null, null, cancel);
        return new(webhook, answer.Status, answer.Body == challenge, answer.Fault);
    }

    /// <param name="site">Where.</param>
    /// <param name="product">The product's slug.</param>
    /// <param name="scheme">What a proxy on this machine would say that the browser came by; null to say nothing.</param>
    /// <param name="cancel">Stops it.</param>
    private async Task<ShopProbes> ShowAsync(Uri site, string product, string? scheme, CancellationToken cancel)
    {
        Uri page = new(site, "/products/" + product);
        var answers = await Task.WhenAll(FetchAsync(page, null, scheme, cancel), FetchAsync(page, Consent.YesCookie, scheme, cancel));
        var fault = answers.Select(answer => answer.Fault ?? (answer.Status == HttpStatusCode.OK ? null : $"It answered with status {(int)answer.Status!}.")).OfType<string>().FirstOrDefault();
        return new(page, answers[0], answers[1], fault);
    }

    private async Task<WebPageSent> FetchAsync(Uri address, string? cookie, string? scheme, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (scheme is not null)
        {
            request.Headers.Add("X-Forwarded-Proto", scheme);
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return new(response.StatusCode, Header(response, "Content-Security-Policy"), Header(response, "Cross-Origin-Opener-Policy"), await ReadAsync(response, cancel), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new(null, [], [], "", exception.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, [], [], "", InTime.Sentence(http.Timeout));
        }
    }

    private static IReadOnlyList<string> Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? [.. values] : [];

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var bytes = new byte[LongestPage];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
