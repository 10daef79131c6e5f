using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.Messenger;
using WebSite.Sandbox.State;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Screen;

/// <summary>Asks the website what its own ref says, where it offers to tell (<c>Sandbox:RefReader</c>).</summary>
internal sealed class RefReader : IDisposable
{
    private const int Kept = 1000;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    private readonly HttpClient _http = WebsiteClient.New(TimeSpan.FromSeconds(2));

    private readonly ConcurrentDictionary<string, string> _read = new();

    public void Dispose() => _http.Dispose();

    /// <summary>What the delivery's ref says, or why that isn't known. Null: it has none, or the website doesn't tell.</summary>
    public async Task<string?> ReadAsync(SandboxWorld world, Delivery delivery, CancellationToken cancellationToken)
    {
        if (world.Options.RefReader is not { } reader || RefIn(delivery.Events[0].Item) is not { Length: > 0 } text)
        {
            return null;
        }

        if (_read.TryGetValue(text, out var known))
        {
            return known;
        }

        var said = await AskAsync(reader.Replace("{ref}", Uri.EscapeDataString(text), StringComparison.Ordinal), cancellationToken);
        if (_read.Count < Kept && said.IsFinal)
        {
            _read[text] = said.Text;
        }

        return said.Text;
    }

    private static string? RefIn(JsonObject item) =>
        item["optin"].Text("ref") ?? item["referral"].Text("ref") ?? item["postback"].Item("referral").Text("ref");

    private async Task<(string Text, bool IsFinal)> AskAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return ("The ref is too long to ask for.", true);
        }

        try
        {
            using var answer = await _http.GetAsync(uri, cancellationToken);

            // As bytes: the website may name a character set that doesn't exist.
            var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            return answer.IsSuccessStatusCode ? (Pretty(body), true) : ($"{address} answered {(int)answer.StatusCode}.", false);
        }
        catch (HttpRequestException e)
        {
            return ($"{address} could not be asked: {e.Message}", false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"{address} gave no answer within {_http.Timeout.TotalSeconds:0} seconds.", false);
        }
    }

    private static string Pretty(string body)
    {
        try
        {
            return JsonSerializer.Serialize(JsonDocument.Parse(body), Readable);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or with half a surrogate pair in it: shown as it is.
            return body;
        }
    }
}
