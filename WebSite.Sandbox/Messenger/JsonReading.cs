using System.Globalization;
using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Messenger;

/// <summary>Reads what a bot wrote without trusting its shape: what isn't there, or isn't of the kind, is null or empty.</summary>
internal static class JsonReading
{
    public static JsonNode? Item(this JsonNode? node, string name) => node is JsonObject item ? item[name] : null;

    /// <summary>Text, or a number or a flag as text; null where there is none.</summary>
    public static string? Text(this JsonNode? node, string name) => node.Item(name) is JsonValue value
        ? (value.TryGetValue<string>(out var text) ? text : value.ToJsonString()) is { Length: > 0 } filled ? filled : null
        : null;

    public static decimal? Number(this JsonNode? node, string name) =>
        decimal.TryParse(node.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The objects of a list; anything else in it is left out.</summary>
    public static IReadOnlyList<JsonObject> Items(this JsonNode? node, string name) =>
        node.Item(name) is JsonArray items ? [.. items.OfType<JsonObject>()] : [];
}
