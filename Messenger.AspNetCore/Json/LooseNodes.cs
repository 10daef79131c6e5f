using System.Text.Json.Nodes;

namespace Messenger.AspNetCore.Json;

/// <summary>As <see cref="LooseJson"/>, of nodes: what the Graph API answered, whatever that turns out to be.</summary>
public static class LooseNodes
{
    /// <summary>A member's text, a number's or truth value's too; null when there is none.</summary>
    public static string? Text(this JsonNode? node, string name) =>
        (node as JsonObject)?[name] is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToJsonString() : null;

    /// <summary>A member's elements; none where it is no list.</summary>
    public static IEnumerable<JsonNode?> List(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray ?? [];

    /// <summary>A list's texts.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node, string name) =>
        [.. node.List(name).OfType<JsonValue>().Select(each => each.ToString())];

    /// <summary>A member that is an object; null when it is none.</summary>
    public static JsonObject? Part(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    /// <summary>A member's whole number; null when it is none.</summary>
    public static long? Whole(this JsonNode? node, string name) =>
        long.TryParse(node.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
