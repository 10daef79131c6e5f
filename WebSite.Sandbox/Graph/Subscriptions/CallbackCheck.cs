using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Graph.Subscriptions;

/// <summary>Asks a callback to prove that it is the app's own. <c>docs/platform.md</c>, Webhook.</summary>
internal sealed class CallbackCheck : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = WebsiteClient.New(Patience);

    public void Dispose() => _http.Dispose();

    /// <summary>Null when it answered with the challenge, else what went wrong in Facebook's words.</summary>
    public async Task<string?> WhyNotAsync(Uri callback, string verifyToken, CancellationToken cancellationToken)
    {
        var challenge = RandomNumberGenerator.GetString("123456789", 10);
        var address = QueryHelpers.AddQueryString(callback.AbsoluteUri, new Dictionary<string, string?>
        {
            ["hub.mode"] = "subscribe",
            ["hub.challenge"] = challenge,
            ["hub.verify_token"] = verifyToken,
        });

        try
        {
            using var answer = await _http.GetAsync(new Uri(address), cancellationToken);

            // As bytes: the callback may name a character set that doesn't exist.
            var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return !answer.IsSuccessStatusCode ? $"HTTP Status Code = {(int)answer.StatusCode}; HTTP Message = {answer.ReasonPhrase}"
                : body != challenge ? "The callback did not answer with hub.challenge"
                : null;
        }
        catch (HttpRequestException e)
        {
            return $"HTTP Status Code = 0; {e.Message}";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"HTTP Status Code = 0; no answer within {Patience.TotalSeconds:0} seconds";
        }
    }
}
