using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace WebSite.Tests.Support;

/// <summary>The files with which the site is shipped.</summary>
internal static class Shipped
{
    /// <summary>One of them.</summary>
    public static string Text(params string[] path) => File.ReadAllText(Path.Combine([DocumentedLines.Root(), .. path]));

    /// <summary>What the last stage of the Dockerfile says: the image that comes out, by instruction.</summary>
    public static IReadOnlyDictionary<string, string> Image()
    {
        var lines = Text("Dockerfile").Split('\n').Where(line => line.Length > 0 && char.IsAsciiLetterUpper(line[0])).ToList();
        return lines.Skip(lines.FindLastIndex(line => line.StartsWith("FROM ", StringComparison.Ordinal)))
            .GroupBy(line => line.Split(' ')[0], line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            .ToDictionary(group => group.Key, group => string.Join('\n', group));
    }

    /// <summary>The settings that the image sets.</summary>
    public static IReadOnlyDictionary<string, string> ImageSettings() =>
        System.Text.RegularExpressions.Regex.Matches(Image()["ENV"], "(\\w+)=(?:\"([^\"]*)\"|(\\S+))").ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value + match.Groups[3].Value);

    /// <summary><c>compose.yaml</c>, with what its services share put into each.</summary>
    public static JsonNode Compose()
    {
        using var reader = new StringReader(Text("compose.yaml"));
        var read = new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(reader)));
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(read))!;
    }
}
