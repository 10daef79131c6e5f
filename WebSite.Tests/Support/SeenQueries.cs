using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WebSite.Data;

namespace WebSite.Tests.Support;

/// <summary>Notes what is asked of the database, and says how SQLite answers it.</summary>
internal sealed class SeenQueries : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<string, List<(string Name, object? Value)>> _seen = [];

    public void Forget() => _seen.Clear();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains("Figures\"", StringComparison.Ordinal) || command.CommandText.Contains("\"At\"", StringComparison.Ordinal) || command.CommandText.Contains("\"PlacedAt\"", StringComparison.Ordinal))
        {
            _seen[command.CommandText] = [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))];
        }

        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    /// <summary>How each of them is answered, and what it asks for. What a query reads of its own is no scan of a table.</summary>
    public async Task<IReadOnlyList<string>> PlansAsync(SiteDb db)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        List<string> plans = [];
        foreach (var (text, parameters) in _seen)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.Add(new SqliteParameter(name, value ?? DBNull.Value));
            }

            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            List<string> lines = [];
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                lines.Add(reader.GetString(3));
            }

            var own = lines.Where(line => line.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || line.StartsWith("MATERIALIZE ", StringComparison.Ordinal)).Select(line => "SCAN " + line.Split(' ')[1]).ToHashSet();
            plans.Add(string.Join(" | ", lines.Where(line => !own.Contains(line) && !line.Contains("VIRTUAL TABLE", StringComparison.Ordinal) && line != "SCAN CONSTANT ROW")) + "\n" + text);
        }

        return plans;
    }
}
