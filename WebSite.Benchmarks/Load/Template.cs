using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebSite.Data;
using WebSite.Figures;

namespace WebSite.Benchmarks.Load;

/// <summary>The site's services on its files, without a server: makes the files that every run starts from, and the refs for their key ring.</summary>
internal sealed class Template : IAsyncDisposable
{
    public const string AppId = "95100348886";
    public const string PageId = "261907812360345";
    public const string Secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    /// <summary>One of the catalogue's.</summary>
    public const int ProductId = 2;

    private readonly WebApplication _app;

    private Template(WebApplication app) => _app = app;

    public RefProtector Refs => _app.Services.GetRequiredService<RefProtector>();

    /// <summary>The site's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The settings of a site on this file, as environment variables name them.</summary>
    public static Dictionary<string, string?> Settings(string database) => new()
    {
        ["Messenger__AppId"] = AppId,
        ["Messenger__PageId"] = PageId,
        ["Messenger__AppSecrets__0"] = Secret,
        ["Messenger__VerifyToken"] = "a-token-of-the-load-harness",
        ["Messenger__SdkVersion"] = "v25.0",
        ["Database__Provider"] = "Sqlite",
        ["ConnectionStrings__Site"] = $"Data Source={database}",
        ["Logging__LogLevel__Default"] = "Warning",
    };

    /// <summary>The services, which touch no file yet.</summary>
    public static Template Open(string database)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(Settings(database).Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), s.Value)));
        builder.AddSite();
        builder.Logging.ClearProviders();
        return new(builder.Build());
    }

    /// <summary>Makes the files. Not for a peer's: a table of events in it would be taken for one from before there was a log.</summary>
    public Task MigrateAsync() => _app.MigrateAsync();

    /// <summary>Counts the figures of rows that weren't written by the site, as its start would: it would count as a part of the first try.</summary>
    /// <returns>How many rows were counted.</returns>
    public async Task<long> CountFiguresAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FigureRebuild>().RunAsync(null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
