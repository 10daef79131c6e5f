using System.Globalization;
using Microsoft.Data.Sqlite;

namespace WebSite.Tests.Support;

/// <summary>Reads what a statement finds as text, a row a line.</summary>
internal static class SqlLines
{
    /// <summary>The rows, their columns divided by <c>|</c>, bytes in hexadecimal digits.</summary>
    public static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> list = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            list.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(n => reader.GetValue(n) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(n), CultureInfo.InvariantCulture))));
        }

        return list;
    }
}
