using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WebSite.Tests.Support.Schema;

/// <summary>A setting as the table of <c>docs/settings.md</c> tells of it.</summary>
/// <param name="Name">Its name, with <c>&lt;name&gt;</c> and <c>&lt;n&gt;</c> in it.</param>
/// <param name="Default">What the table gives as its default; empty for none, null where it is told in words.</param>
/// <param name="Limits">The numbers of "1 to 10" in its words; null where there are none, or others share the row.</param>
internal sealed partial record DocumentedSetting(string Name, string? Default, (int Least, int Most)? Limits)
{
    /// <summary>All that the table has.</summary>
    public static IReadOnlyList<DocumentedSetting> All() =>
        [.. File.ReadLines(Path.Combine(DocumentedLines.Root(), "docs", "settings.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(Row)];

    private static IEnumerable<DocumentedSetting> Row(string line)
    {
        var cells = line.Split('|', 4, StringSplitOptions.TrimEntries);
        string[] names = [.. Quoted().Matches(cells[1]).Select(match => match.Value.Trim('`'))];
        string[] defaults = [.. Part().Matches(cells[2]).Select(match => match.Value)];
        var numbers = names.Length == 1 && Range().Match(cells[3]) is { Success: true } range ? (Number(range.Groups[1]), Number(range.Groups[2])) : ((int, int)?)null;
        return names.Select((name, n) => new DocumentedSetting(name, Value(cells[2], defaults, names.Length, n), numbers));
    }

    private static string? Value(string cell, string[] defaults, int names, int n) =>
        cell is "" or "none" ? "" : defaults.Length != names || Part().Replace(cell, "").Any(char.IsLetter) ? null : defaults[n][0] == '(' ? "" : defaults[n].Trim('`');

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\([^)]*\)|`[^`]+`")]
    private static partial Regex Part();

    [GeneratedRegex(@"\b([0-9]+) to ([0-9]+)\b")]
    private static partial Regex Range();

    /// <summary>All settings of a schema, by the names that the table gives them.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> Of(JsonNode schema) =>
        schema["properties"]!.AsObject().Where(one => one.Key != "$schema").SelectMany(one => Of(one.Key, one.Value!.AsObject())).DistinctBy(one => one.Name);

    private static IEnumerable<(string Name, JsonObject Schema)> Of(string path, JsonObject schema) => schema switch
    {
        _ when schema["properties"] is JsonObject below => below.SelectMany(one => Of($"{path}:{(path == "Placements" ? "<name>" : one.Key)}", one.Value!.AsObject())),
        _ when schema["items"]?["properties"] is JsonObject each => each.SelectMany(one => Of($"{path}:<n>:{one.Key}", one.Value!.AsObject())),
        _ => [(path, schema)],
    };
}
