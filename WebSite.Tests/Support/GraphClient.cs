using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>Calls a sandbox's Graph API as a bot does, with the Page's token.</summary>
internal sealed class GraphClient(Uri address, string version = "/v23.0") : IDisposable
{
    public const string PageToken = "demo-page-token";

    public const string AppToken = "demo-app|demo-app-secret";

    public HttpClient Http { get; } = new() { BaseAddress = address };

    public Task<GraphReply> PostAsync(string path, JsonNode body, string token = PageToken) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body), token);

    public Task<GraphReply> GetAsync(string path, string token = PageToken) => SendAsync(HttpMethod.Get, path, null, token);

    public Task<GraphReply> DeleteAsync(string path, JsonNode? body = null, string token = PageToken) =>
        SendAsync(HttpMethod.Delete, path, body is null ? null : JsonContent.Create(body), token);

    /// <summary>A text to a person by PSID.</summary>
    public Task<GraphReply> TextAsync(Person to, string text, string? tag = null) => PostAsync("/me/messages", new JsonObject
    {
        ["messaging_type"] = tag is null ? "UPDATE" : "MESSAGE_TAG",
        ["recipient"] = new JsonObject { ["id"] = to.Id },
        ["message"] = new JsonObject { ["text"] = text },
        ["tag"] = tag,
    });

    /// <summary>A message, written as JSON, to a person by PSID.</summary>
    public Task<GraphReply> MessageAsync(Person to, string message) => PostAsync("/me/messages", new JsonObject
    {
        ["messaging_type"] = "RESPONSE",
        ["recipient"] = new JsonObject { ["id"] = to.Id },
        ["message"] = JsonNode.Parse(message),
    });

    public async Task<GraphReply> SendAsync(HttpMethod method, string path, HttpContent? content, string? token)
    {
        var query = token is null ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "access_token=" + Uri.EscapeDataString(token);
        using var request = new HttpRequestMessage(method, version + path + query) { Content = content };
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var usage = answer.Headers.TryGetValues("X-Business-Use-Case-Usage", out var values) ? JsonDocument.Parse(values.Single()).RootElement : default(JsonElement?);
        var served = answer.Headers.TryGetValues("facebook-api-version", out var versions) ? versions.Single() : null;
        return new((int)answer.StatusCode, text, answer.Headers.RetryAfter?.Delta) { Usage = usage, Version = served };
    }

    public void Dispose() => Http.Dispose();
}

/// <summary>An answer of the Graph API.</summary>
internal sealed record GraphReply(int Status, string Text, TimeSpan? RetryAfter)
{
    /// <summary>Of <c>X-Business-Use-Case-Usage</c>.</summary>
    public JsonElement? Usage { get; init; }

    /// <summary>What the call was served as.</summary>
    public string? Version { get; init; }

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The error as <c>100/2018001</c>, or as <c>190</c>; null when there is none.</summary>
    public string? Error => !Json.TryGetProperty("error", out var error) ? null
        : error.TryGetProperty("error_subcode", out var subcode) ? $"{error.GetProperty("code")}/{subcode}"
        : error.GetProperty("code").ToString();

    public string Message => Json.GetProperty("error").GetProperty("message").GetString()!;
}
