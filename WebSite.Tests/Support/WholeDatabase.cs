using System.Text;
using Microsoft.Data.Sqlite;

namespace WebSite.Tests.Support;

/// <summary>Looks for a text wherever a SQLite database could hold it.</summary>
internal static class WholeDatabase
{
    private static readonly string[] Ends = ["", "-wal"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Each column of each table that holds the text anywhere, as <c>table.column</c>.</summary>
    public static async Task<IReadOnlyList<string>> ColumnsWithAsync(this SiteHost site, string text)
    {
        List<string> with = [];
        foreach (var file in Files(site))
        {
            await AddColumnsAsync(file, text, with);
        }

        return with;
    }

    private static IEnumerable<string> Files(SiteHost site) => [site.Database, MigratedDatabase.LogOf(site.Database)];

    private static async Task AddColumnsAsync(string file, string text, List<string> with)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancel);
        foreach (var table in await SqlLines.ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            foreach (var column in await SqlLines.ReadAsync(connection, $"SELECT name FROM pragma_table_info('{table}')"))
            {
                var rows = await SqlLines.ReadAsync(connection, $"SELECT 1 FROM \"{table}\" WHERE instr(CAST(\"{column}\" AS BLOB), CAST('{text}' AS BLOB)) > 0");
                with.AddRange(rows.Take(1).Select(_ => $"{table}.{column}"));
            }
        }
    }

    /// <summary>Which of the database's files hold the text, be it in what was deleted.</summary>
    public static IReadOnlyList<string> FilesWith(this SiteHost site, string text) =>
        [.. Files(site).SelectMany(file => Ends.Where(end => File.Exists(file + end) && Holds(file + end, text)).Select(end => Path.GetFileName(file) + end))];

    private static bool Holds(string path, string text)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    }
}
