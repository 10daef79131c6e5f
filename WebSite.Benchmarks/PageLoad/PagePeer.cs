using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebSite.Benchmarks.Load;
using WebSite.Data;

namespace WebSite.Benchmarks.PageLoad;

/// <summary>The servers that the product's page is measured against: <c>serve-page &lt;database&gt;</c>, with <c>/static</c> and <c>/naive</c>.</summary>
internal static class PagePeer
{
    /// <summary>Where the site's HTML lies, beside the database.</summary>
    public const string HtmlFile = "page.html";

    public static async Task ServeAsync(string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Services.AddSingleton(new PageText(await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(database)!, HtmlFile))));
        builder.Services.AddDbContext<SiteDb>(options => options.UseSqlite($"Data Source={database}").AddInterceptors(new PeerPragmas()));
        builder.Services.AddRazorPages().ConfigureApplicationPartManager(parts =>
        {
            foreach (var part in parts.ApplicationParts.Where(p => p.Name == typeof(SiteDb).Assembly.GetName().Name).ToList())
            {
                parts.ApplicationParts.Remove(part);
            }
        });
        await using var app = builder.Build();
        app.MapRazorPages();
        await app.RunAsync();
    }
}
