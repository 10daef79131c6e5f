using System.Security.Cryptography;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Tests.Support;
using WebSite.Web;

namespace WebSite.Tests.Integration.Messenger;

public class KeyRingTests
{
    [Fact]
    public async Task A_second_copy_of_the_site_and_the_next_run_read_old_refs()
    {
        using var folder = new TempFolder();
        var shopper = Minted.Shopper();
        string text;
        await using (var first = new SiteHost(database: folder.File("site.db")))
        {
            text = first.RefFor(shopper);
            await using var copy = new SiteHost(database: folder.File("site.db"));
            Assert.Equal(shopper.SessionToken, copy.Read(text).SessionToken);
            Assert.Equal(shopper.SessionToken, first.Read(copy.RefFor(shopper)).SessionToken);
        }

        await using var next = new SiteHost(database: folder.File("site.db"));
        Assert.Equal(shopper.SessionToken, next.Read(text).SessionToken);
    }

    [Fact]
    public async Task Without_its_keys_it_does_not_start()
    {
        using var folder = new TempFolder();
        await using (var first = new SiteHost(database: folder.File("site.db")))
        {
            await first.ReadAsync(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"DataProtectionKeys\" RENAME TO \"Elsewhere\"", TestContext.Current.CancellationToken));
        }

        await using var next = new SiteHost(database: folder.File("site.db"));
        Assert.Contains("from the table DataProtectionKeys", Assert.Throws<StartException>(() => next.Services).Message, StringComparison.Ordinal);
    }

    /// <summary>Without a certificate the element that the framework would write there is the key itself.</summary>
    [Fact]
    public async Task No_key_is_written_to_the_log_however_much_else_is()
    {
        using var folder = new TempFolder();
        var lines = new LogLines(isAll: true);
        const string More = """{ "Logging": { "LogLevel": { "Microsoft.AspNetCore.DataProtection": "Trace", "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore": "Trace" } } }""";
        await File.WriteAllTextAsync(folder.File("more.json"), More, TestContext.Current.CancellationToken);
        await using var site = new SiteHost([], settingsFile: folder.File("more.json"), log: lines);
        site.RefFor(Minted.Shopper());
        Assert.Contains(lines.All, line => line.Contains("key", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines.All, line => line.Contains("masterKey", StringComparison.OrdinalIgnoreCase) || line.Contains("<key ", StringComparison.Ordinal));
    }

    /// <summary>It isn't recorded as a stranger's: the exception becomes a 503, and the platform sends again.</summary>
    [Fact]
    public async Task A_ref_is_not_called_foreign_because_the_keys_cannot_be_read()
    {
        using var folder = new TempFolder();
        var services = new ServiceCollection();
        services.AddDbContext<SiteDb>(options => options.UseSqlite($"Data Source={folder.File("empty.db")};Pooling=False"));
        services.AddKeyRing();
        using var provider = services.BuildServiceProvider();
        var refs = new RefProtector(provider.GetRequiredService<IDataProtectionProvider>(), "Test", Settings.PageId, WebSite.Model.PlacementNames.Placements);
        await using var site = new SiteHost();
        var text = site.RefFor(Minted.Shopper());

        Assert.IsType<SqliteException>(Assert.Throws<CryptographicException>(() => refs.Read(text, DateTimeOffset.UtcNow, out _)).GetBaseException());
    }

    [Fact]
    public async Task A_site_with_another_database_or_Page_or_environment_does_not()
    {
        using var folder = new TempFolder();
        await using var site = new SiteHost(database: folder.File("site.db"));
        var text = site.RefFor(Minted.Shopper());
        await using var stranger = new SiteHost();
        await using var page = new SiteHost([KeyValuePair.Create("Messenger:PageId", (string?)"6")], database: folder.File("site.db"));
        await using var staging = new SiteHost([KeyValuePair.Create("environment", (string?)"Staging")], database: folder.File("site.db"));
        Assert.All([stranger, page, staging], other =>
            Assert.Equal(RefVerdict.Foreign, other.Services.GetRequiredService<RefProtector>().Read(text, DateTimeOffset.UtcNow, out _)));
    }
}
