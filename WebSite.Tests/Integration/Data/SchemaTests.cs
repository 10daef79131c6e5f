using System.Globalization;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Data;

public partial class SchemaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_make_the_schema_that_the_model_describes()
    {
        await using var site = new SiteHost();
        using var folder = new TempFolder();
        await using var created = new SiteDb(new DbContextOptionsBuilder<SiteDb>().UseSqlite($"Data Source={folder.File("created.db")};Pooling=False").Options);
        await created.Database.EnsureCreatedAsync(Cancel);

        var migrated = await site.ReadAsync(SchemaAsync);
        Assert.Contains(migrated, sql => sql.StartsWith("OptIns:", StringComparison.Ordinal));
        Assert.Equal(await SchemaAsync(created), migrated);
    }

    [Fact]
    public async Task The_logs_migrations_make_the_schema_that_its_model_describes()
    {
        await using var site = new SiteHost();
        using var folder = new TempFolder();
        await using var created = new LogDb(new DbContextOptionsBuilder<LogDb>().UseSqlite($"Data Source={folder.File("created.db")};Pooling=False").Options);
        await created.Database.EnsureCreatedAsync(Cancel);

        var migrated = await site.LogAsync(SchemaAsync);
        Assert.Contains(migrated, sql => sql.StartsWith("WebhookEvents:", StringComparison.Ordinal));
        Assert.Equal(await SchemaAsync(created), migrated);
    }

    [Fact]
    public async Task What_is_committed_is_on_disk()
    {
        await using var site = new SiteHost();
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync(Cancel));
        Assert.Equal(2, await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync(Cancel));
        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync(Cancel));
    }

    [Fact]
    public async Task Times_are_milliseconds_since_1970()
    {
        await using var site = new SiteHost();
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await site.DeliverAsync(Payload.OptIn("R", 1458692752478));
        var stored = await site.ReadAsync(db => db.Database.SqlQueryRaw<string>(
            "SELECT typeof(\"Timestamp\") || ' ' || \"Timestamp\" || ' ' || typeof(\"ReceivedAt\") || ' ' || \"ReceivedAt\" AS Value FROM \"WebhookEvents\"").SingleAsync(Cancel));
        Assert.StartsWith("integer 1458692752478 integer ", stored, StringComparison.Ordinal);
        Assert.InRange(long.Parse(stored.Split(' ')[^1], CultureInfo.InvariantCulture), before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task No_time_of_the_model_is_stored_as_a_text()
    {
        await using var site = new SiteHost();
        var times = await site.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(DateTimeOffset)).Select(p => (Name: $"{p.DeclaringType.DisplayName()}.{p.Name}", Type: p.GetColumnType())).ToList()));
        Assert.Contains(times, t => t.Name == "WebhookEvent.ReceivedAt");
        Assert.All(times, t => Assert.Equal((t.Name, "INTEGER"), t));
    }

    private static async Task<List<string>> SchemaAsync(DbContext db)
    {
        var all = await db.Database.SqlQueryRaw<string>(
            "SELECT name || ':' || sql AS Value FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name <> 'sqlite_sequence' ORDER BY type, name").ToListAsync(Cancel);
        return [.. all.Select(sql => Sorted(Space().Replace(sql, " "))).Order(StringComparer.Ordinal)];
    }

    /// <summary>A column that a later migration added stands last in its table; which place it has says nothing.</summary>
    private static string Sorted(string sql)
    {
        var open = sql.IndexOf('(', StringComparison.Ordinal) + 1;
        return sql.Contains("CREATE TABLE", StringComparison.Ordinal)
            ? sql[..open] + string.Join(", ", Part().Split(sql[open..].TrimEnd()[..^1]).Select(part => part.Trim()).Order(StringComparer.Ordinal))
            : sql;
    }

    // SQLite puts an added column behind the white space before the bracket.
    [GeneratedRegex(@" ?, (?=""|CONSTRAINT)")]
    private static partial Regex Part();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
