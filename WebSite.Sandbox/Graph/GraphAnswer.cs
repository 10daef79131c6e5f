using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph;

/// <summary>What a call is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">An object; an array for a batch.</param>
/// <param name="RetryAfter">In seconds.</param>
internal sealed record GraphAnswer(int Status, JsonNode Body, int? RetryAfter = null)
{
    public static GraphAnswer Success => new JsonObject { ["success"] = true };

    public static implicit operator GraphAnswer(JsonNode body) => new(StatusCodes.Status200OK, body);

    public static implicit operator GraphAnswer(GraphError error) => new(error.Status, error.ToJson(), error.RetryAfter);
}
