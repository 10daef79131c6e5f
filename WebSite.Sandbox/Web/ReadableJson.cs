using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WebSite.Sandbox.Web;

/// <summary>
/// JSON of any shape that can be kept and written again. The parser looks at names and texts only when they are asked for: a name given
/// twice or half a surrogate pair would break whoever reads it later, the courier above all.
/// </summary>
internal static class ReadableJson
{
    /// <summary>How many levels it may have; answers put it a few levels deeper, and 64 is the most they can write.</summary>
    public const int Deepest = 48;

    /// <summary>Null when every part can be read, else what is wrong.</summary>
    public static string? WhyNot(JsonNode? node, int level = 0)
    {
        try
        {
            return level > Deepest ? $"It has more than {Deepest} levels."
                : node switch
                {
                    JsonObject item => item.Select(pair => WhyNot(pair.Value, level + 1)).FirstOrDefault(reason => reason is not null),
                    JsonArray items => items.Select(each => WhyNot(each, level + 1)).FirstOrDefault(reason => reason is not null),
                    JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is null ? "A text is missing." : null,
                    _ => null,
                };
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // ArgumentException: a name given twice. InvalidOperationException: half a surrogate pair.
            return e.Message;
        }
    }
}

/// <summary>Takes only such JSON from the bodies of requests.</summary>
internal sealed class ReadableJsonConverter<T> : JsonConverter<T>
    where T : JsonNode
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var node = JsonNode.Parse(ref reader);
        return ReadableJson.WhyNot(node) is { } reason ? throw new JsonException(reason)
            : node as T ?? throw new JsonException($"A {typeof(T).Name[4..].ToLowerInvariant()} was expected.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.WriteTo(writer, options);
}
