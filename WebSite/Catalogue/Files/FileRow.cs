namespace WebSite.Catalogue;

/// <summary>A row of a file, by its columns' names, small or capital.</summary>
/// <param name="line">Where it begins.</param>
/// <param name="columns">Names and places.</param>
/// <param name="fields">What stands there.</param>
internal sealed class FileRow(int line, IReadOnlyDictionary<string, int> columns, string[] fields)
{
    public int Line => line;

    /// <summary>What stands in a column of one of these names; null where the file has none of them, empty where nothing stands in it.</summary>
    public string? this[params ReadOnlySpan<string> names]
    {
        get
        {
            string? empty = null;
            foreach (var name in names)
            {
                if (columns.TryGetValue(name, out var at))
                {
                    empty = at < fields.Length ? fields[at].Trim() : "";
                    if (empty.Length > 0)
                    {
                        return empty;
                    }
                }
            }

            return empty;
        }
    }

    /// <summary>The same, null also where nothing stands in it.</summary>
    public string? Filled(params ReadOnlySpan<string> names) => this[names] is { Length: > 0 } text ? text : null;
}
