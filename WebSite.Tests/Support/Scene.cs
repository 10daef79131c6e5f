using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.OptIns;
using WebSite.Sandbox;

namespace WebSite.Tests.Support;

/// <summary>The site and the sandbox, each on a port of its own, that know each other as they do in <c>dotnet run</c>.</summary>
public sealed class Scene : IAsyncDisposable
{
    private Scene(SiteHost site, SandboxHost sandbox) => (Site, Sandbox) = (site, sandbox);

    public SiteHost Site { get; }

    public SandboxHost Sandbox { get; }

    public static async Task<Scene> StartAsync(params (string Name, string? Value)[] settings)
    {
        var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0") }, TestContext.Current.CancellationToken);
        var site = new SiteHost([.. sandbox.SiteSettings, .. settings.Select(s => KeyValuePair.Create(s.Name, s.Value))]);
        sandbox.Webhook = new(site.Address, "webhook");
        return new(site, sandbox);
    }

    /// <summary>The opt-ins that are recorded, oldest first.</summary>
    public Task<List<OptIn>> OptInsAsync() => Site.ReadAsync(db => db.OptIns.Include(o => o.Clicks).OrderBy(o => o.Id).ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>Waits until something holds that the database says; looks again after every event the site takes.</summary>
    public async Task Until(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        var news = Site.Services.GetRequiredService<OptInNews>();
        while (true)
        {
            using var listener = news.Listen(null, TimeProvider.System);
            if (await holds())
            {
                return;
            }

            await listener.WaitAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
