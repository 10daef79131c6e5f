using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WebSite.Benchmarks.Load;

namespace WebSite.Benchmarks.Dashboard;

/// <summary>What the overview and the funnel tell, asked of the tables themselves.</summary>
internal static class RawQuestions
{
    private static readonly (string Name, string Sql)[] All =
    [
        ("opt-ins of 30 days, by day", """SELECT At / 86400000, COUNT(*) FROM OptInClicks WHERE At >= @month GROUP BY 1"""),
        ("people of 30 days, different ones", """SELECT COUNT(DISTINCT ConversationId) FROM Arrivals WHERE At >= @month"""),
        ("visits of 365 days, by placement", """SELECT Placement, COUNT(*) FROM Arrivals WHERE At >= @year GROUP BY 1"""),
        ("visits of 365 days, by campaign", """SELECT CampaignId, COUNT(*) FROM Arrivals WHERE At >= @year GROUP BY 1"""),
        ("orders of 365 days and their value", """SELECT Currency, COUNT(*), SUM(SubtotalMinor + DeliveryMinor) FROM Orders WHERE PlacedAt >= @year AND Status <> 'Cancelled' GROUP BY 1"""),
    ];

    /// <summary>Asks each twice, and returns how long the second time took, in milliseconds.</summary>
    public static async Task<Dictionary<string, double>> AskAsync(Files files)
    {
        await using var connection = await files.OpenAsync(SqliteOpenMode.ReadOnly);
        Dictionary<string, double> times = [];
        foreach (var (name, sql) in All)
        {
            for (var n = 0; n < 2; n++)
            {
                var watch = Stopwatch.StartNew();
                await using var command = connection.CreateCommand();
                command.CommandText = sql;
                command.CommandTimeout = 0;
                command.Parameters.AddWithValue("@month", DateTimeOffset.UtcNow.AddDays(-30).ToUnixTimeMilliseconds());
                command.Parameters.AddWithValue("@year", DateTimeOffset.UtcNow.AddDays(-365).ToUnixTimeMilliseconds());
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                }

                times[name] = watch.Elapsed.TotalMilliseconds;
            }
        }

        return times;
    }
}
