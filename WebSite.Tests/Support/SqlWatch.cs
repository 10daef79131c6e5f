using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;

namespace WebSite.Tests.Support;

/// <summary>Keeps what the site asks its database, and asks SQLite how it finds the answers.</summary>
internal sealed partial class SqlWatch : DbCommandInterceptor
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Name, object? Value)[]> _asked = [];

    /// <summary>To be given to a host.</summary>
    public void Join(IServiceCollection services) => services.ConfigureDbContext<SiteDb>(options => options.AddInterceptors(this));

    /// <summary>Forgets what was asked so far.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _asked.Clear();
        }
    }

    /// <summary>Each step in which a table or an index is read from end to end, with its question.</summary>
    public async Task<List<(string Step, string Sql)>> ScansAsync(SiteHost site) => await site.ReadAsync(async db =>
    {
        List<(string, string)> scans = [];
        await db.Database.OpenConnectionAsync();
        KeyValuePair<string, (string Name, object? Value)[]>[] asked;
        lock (_lock)
        {
            asked = [.. _asked];
        }

        foreach (var (sql, values) in asked)
        {
            await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            command.Parameters.AddRange(values.Select(v => new SqliteParameter(v.Name, v.Value ?? DBNull.Value)));
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var step = reader.GetString(3);
                if (step.StartsWith("SCAN ", StringComparison.Ordinal))
                {
                    scans.Add((step, sql));
                }
            }
        }

        return scans;
    });

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Select().IsMatch(command.CommandText))
        {
            lock (_lock)
            {
                _asked[command.CommandText] = [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))];
            }
        }

        return ValueTask.FromResult(result);
    }

    [GeneratedRegex(@"^\s*(--.*\n)*\s*SELECT", RegexOptions.NonBacktracking)]
    private static partial Regex Select();
}
