using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph;

/// <summary>What a call is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">An object; an array for a batch.</param>
internal sealed record GraphAnswer(int Status, JsonNode Body)
{
    /// <summary>In seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>For <c>X-Business-Use-Case-Usage</c>: how much the Page has used, and when it may again.</summary>
    public JsonObject? Usage { get; init; }

    /// <summary>What the call was served as; null: nothing.</summary>
    public Version? Version { get; init; }

    public static GraphAnswer Success => new JsonObject { ["success"] = true };

    public static implicit operator GraphAnswer(JsonNode body) => new(StatusCodes.Status200OK, body);

    public static implicit operator GraphAnswer(GraphError error) => new(error.Status, error.ToJson()) { RetryAfter = error.RetryAfter };
}
