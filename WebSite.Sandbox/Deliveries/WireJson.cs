using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Deliveries;

/// <summary>Writes JSON as Facebook puts it on the wire: ASCII only, with <c>/ &lt; % @</c> escaped as well.</summary>
internal static class WireJson
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                AppendJoined(text, '{', item, '}', pair =>
                {
                    AppendString(text, pair.Key);
                    text.Append(':');
                    Append(text, pair.Value);
                });
                break;
            case JsonArray items:
                AppendJoined(text, '[', items, ']', item => Append(text, item));
                break;
            case JsonValue value when value.TryGetValue<string>(out var plain):
                AppendString(text, plain);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void AppendJoined<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            append(item);
        }

        text.Append(close);
    }

    private static void AppendString(StringBuilder text, string plain)
    {
        text.Append('"');
        foreach (var character in plain)
        {
            _ = character switch
            {
                '"' or '\\' or '/' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '<' or '%' or '@' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                < ' ' or > '~' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
