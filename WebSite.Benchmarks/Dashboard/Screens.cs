using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using WebSite.Benchmarks.Load;

namespace WebSite.Benchmarks.Dashboard;

/// <summary>The pages that a merchant looks at, in a shop of <see cref="ShopSql"/>.</summary>
internal static partial class Screens
{
    private const int FarPage = 1000;

    private static readonly string[] Lists = ["opt-ins", "people", "sessions", "conversations", "orders", "deliveries"];

    /// <summary>Their names and addresses.</summary>
    /// <param name="files">The shop's.</param>
    /// <param name="rows">Its opt-ins.</param>
    /// <param name="bob">A merchant, who turns pages until the thousandth.</param>
    public static async Task<IReadOnlyList<(string Name, string Path)>> OfAsync(Files files, long rows, HttpClient bob)
    {
        List<(string, string)> pages =
        [
            ("overview, 7 days", "/dashboard?days=7"),
            ("overview, 30 days", "/dashboard?days=30"),
            ("overview, 365 days", "/dashboard?days=365"),
            ("funnel by placement, 30 days", "/dashboard/funnel?by=placement&days=30"),
            ("funnel by product, 365 days", "/dashboard/funnel?by=product&days=365"),
            ("funnel by campaign, 365 days", "/dashboard/funnel?by=campaign&days=365"),
        ];
        foreach (var list in Lists)
        {
            pages.Add(($"{list}, first page", $"/dashboard/{list}"));
            pages.Add(($"{list}, thousandth page", await FarAsync(bob, $"/dashboard/{list}")));
        }

        await using var connection = await files.OpenAsync(SqliteOpenMode.ReadOnly);
        var psid = (string)await OneAsync(connection, "SELECT Psid FROM OptIns WHERE Id = @id", rows / 2);
        var order = (long)await OneAsync(connection, "SELECT 1000 + Id FROM Orders WHERE Id = @id", rows / 8);
        var email = (string)await OneAsync(connection, "SELECT Email FROM Orders WHERE Id = @id", rows / 8);
        var name = (string)await OneAsync(connection, "SELECT Name FROM Conversations WHERE Id = @id", rows / 8);
        pages.Add(("people, search by name", Search("people", name)));
        pages.Add(("people, search by id", Search("people", psid)));
        pages.Add(("orders, search by number", Search("orders", order.ToString(CultureInfo.InvariantCulture))));
        pages.Add(("orders, search by e-mail", Search("orders", email)));
        pages.Add(("conversations, search by name", Search("conversations", name)));
        pages.Add(("deliveries, search by id", Search("deliveries", psid)));
        pages.Add(("a checkout session", $"/dashboard/sessions/{rows / 2}"));
        pages.Add(("a person", $"/dashboard/person?optIn={rows / 2}"));
        pages.Add(("a conversation", $"/dashboard/conversations/{rows / 5}"));
        return pages;
    }

    private static string Search(string list, string text) => $"/dashboard/{list}?search={Uri.EscapeDataString(text)}";

    private static async Task<string> FarAsync(HttpClient bob, string path)
    {
        for (var page = 1; page < FarPage; page++)
        {
            var text = await bob.GetStringAsync(path);
            path = Behind().Match(text) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : throw new InvalidOperationException($"{path} is page {page}, and has none behind it.");
        }

        return path;
    }

    private static async Task<object> OneAsync(SqliteConnection connection, string sql, long id)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@id", id);
        return await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"Nothing has the id {id}: {sql}");
    }

    [GeneratedRegex("""href="([^"]+)"[^>]*rel="next""")]
    private static partial Regex Behind();
}
