using System.Collections.Concurrent;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Log.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using WebSite.Catalogue;
using WebSite.Data;
using WebSite.Data.Postgres;

namespace WebSite.Tests.Support;

/// <summary>A test's database on PostgreSQL. As <see cref="MigratedDatabase"/>, it is a copy of one that is made once.</summary>
internal sealed class PostgresDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly ConcurrentDictionary<string, Lazy<PostgresDatabase>> ByFile = new();

    private readonly string _name;

    private PostgresDatabase(string name, string connection) => (_name, ConnectionString) = (name, connection);

    /// <summary>Whether every site of the tests is on PostgreSQL: <c>TEST_PROVIDER=PostgreSQL</c>.</summary>
    public static bool IsForAll { get; } = "PostgreSQL".Equals(Environment.GetEnvironmentVariable("TEST_PROVIDER"), StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens it.</summary>
    public string ConnectionString { get; }

    /// <summary>The one that stands for a SQLite file of that path: the same for the same.</summary>
    public static PostgresDatabase For(string file) => ByFile.GetOrAdd(file, _ => new(() => MakeAsync().GetAwaiter().GetResult())).Value;

    /// <summary>The same; null where that file is SQLite's.</summary>
    public static PostgresDatabase? Of(string file) => ByFile.TryGetValue(file, out var made) ? made.Value : null;

    /// <summary>Makes one.</summary>
    /// <param name="isEmpty">Without a table; else migrated, with a catalogue.</param>
    public static async Task<PostgresDatabase> MakeAsync(bool isEmpty = false)
    {
        var name = NewName();
        await OwnPostgres.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {(isEmpty ? "template0" : await Template.Value)}");
        return new(name, await ConnectionAsync(name));
    }

    /// <summary>Closes the connections to it, and takes it away.</summary>
    public async Task DropAsync()
    {
        await using (var connection = new NpgsqlConnection(PostgresServer.Of(ConnectionString).ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await OwnPostgres.ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    /// <summary>A context of the site, past a host.</summary>
    public PostgresSiteDb Site() => new(new DbContextOptionsBuilder<SiteDb>().UseNpgsql(ConnectionString).AddInterceptors(new WriterTurns(), new SingleTurns()).Options);

    /// <summary>The same of the log.</summary>
    public PostgresLogDb Log() =>
        new(new DbContextOptionsBuilder<LogDb>().UseNpgsql(ConnectionString, postgres => postgres.MigrationsHistoryTable(PostgresLogDb.History)).Options);

    private static async Task<string> MakeTemplateAsync()
    {
        var name = NewName();
        await OwnPostgres.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        var made = new PostgresDatabase(name, await ConnectionAsync(name) + ";Pooling=false"); // Who is connected keeps it from being copied.
        await using (var log = made.Log())
        {
            await log.Database.MigrateAsync();
        }

        await using var site = made.Site();
        await site.Database.MigrateAsync();
        await Seed.FillAsync(site, new(), DateTimeOffset.UtcNow, CancellationToken.None);
        return name;
    }

    private static string NewName() => $"test_{Guid.NewGuid():N}";

    private static async Task<string> ConnectionAsync(string name) => new NpgsqlConnectionStringBuilder(await OwnPostgres.ConnectionAsync()) { Database = name }.ToString();
}
