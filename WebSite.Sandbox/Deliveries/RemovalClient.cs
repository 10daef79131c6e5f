using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Posts a signed request to one of the app's callbacks.</summary>
internal sealed class RemovalClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = WebsiteClient.New(Patience);

    public void Dispose() => _http.Dispose();

    /// <summary>What the callback answered; with no status where it didn't, and why in <see cref="RemovalAnswer.Body"/>.</summary>
    public async Task<RemovalAnswer> SendAsync(Uri callback, string signedRequest, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("signed_request", signedRequest)]);
        try
        {
            using var answer = await _http.PostAsync(callback, form, cancellationToken);
            return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (HttpRequestException e)
        {
            return new(null, null, e.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, null, $"No answer within {Patience.TotalSeconds:0} seconds.");
        }
    }
}

/// <summary>What a callback answered.</summary>
internal sealed record RemovalAnswer(int? Status, string? ContentType, string Body)
{
    public bool Succeeded => Status is >= 200 and < 300;
}
