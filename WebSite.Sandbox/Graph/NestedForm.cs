using System.Globalization;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Graph;

/// <summary>Fields as PHP writes them, <c>message[quick_replies][0][title]=Yes</c>, as the JSON they stand for.</summary>
internal static class NestedForm
{
    public static void Put(JsonObject into, string name, JsonNode value)
    {
        if (name.IndexOf('[', StringComparison.Ordinal) is not (> 0 and var open) || name[^1] != ']')
        {
            into[name] = value;
            return;
        }

        string[] steps = [name[..open], .. name[(open + 1)..^1].Split("][", ReadableJson.Deepest)];
        foreach (var step in steps[..^1])
        {
            if (into[step] is not JsonObject next)
            {
                into[step] = next = [];
            }

            into = next;
        }

        into[steps[^1]] = value;
    }

    /// <summary>Makes a list of every object whose names are 0, 1, 2 and so on.</summary>
    public static JsonNode? WithLists(JsonNode? node)
    {
        if (node is not JsonObject item)
        {
            return node;
        }

        var parts = item.ToList();
        item.Clear();
        var isList = parts.Count > 0 && parts.Index().All(part => part.Item.Key == part.Index.ToString(CultureInfo.InvariantCulture));
        return isList
            ? new JsonArray([.. parts.Select(part => WithLists(part.Value))])
            : new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, WithLists(part.Value))));
    }
}
