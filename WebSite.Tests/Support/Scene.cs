using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Sandbox;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Tests.Support;

/// <summary>The site and the sandbox, each on a port of its own, that know each other as they do in <c>dotnet run</c>.</summary>
public sealed class Scene : IAsyncDisposable
{
    private Scene(SiteHost site, SandboxHost sandbox) => (Site, Sandbox) = (site, sandbox);

    public SiteHost Site { get; }

    public SandboxHost Sandbox { get; }

    public static Task<Scene> StartAsync(params (string Name, string? Value)[] settings) => StartAsync(TimeProvider.System, settings);

    /// <summary>With one clock for both.</summary>
    public static async Task<Scene> StartAsync(TimeProvider clock, params (string Name, string? Value)[] settings)
    {
        var sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0"), HasPlugins = true }, clock, TestContext.Current.CancellationToken);
        var site = new SiteHost([.. sandbox.SiteSettings, .. settings.Select(s => KeyValuePair.Create(s.Name, s.Value))], clock);
        sandbox.Webhook = new(site.Address, "webhook");
        return new(site, sandbox);
    }

    /// <summary>The opt-ins that are recorded, oldest first.</summary>
    public Task<List<OptIn>> OptInsAsync() => Site.ReadAsync(db => db.OptIns.Include(o => o.Clicks).OrderBy(o => o.Id).ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>Waits until something holds that the database says; looks again after every event the site takes.</summary>
    public async Task Until(Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Most);
        var news = Site.Services.GetRequiredService<OptInNotifier>();
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

    /// <summary>Lets much time pass at once, when nothing is on its way: the sandbox would take it for hours without an answer.</summary>
    public async Task LeapAsync(ManualClock clock, TimeSpan time)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Most);
        await Site.SettledAsync();
        await Sandbox.World.Changes.UntilAsync(() => Sandbox.World.Deliveries.All.All(delivery => delivery.Status != DeliveryStatus.Waiting) ? this : null, limit.Token);
        await Site.SettledAsync();
        clock.Advance(time);
    }

    /// <summary>Lets time pass, a second at a time, until something holds; it stands still while anything is on its way over the wire.</summary>
    public async Task PassUntilAsync(ManualClock clock, Func<Task<bool>> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Most);
        while (!await holds())
        {
            var isOnItsWay = Sandbox.World.Deliveries.All.Any(delivery => delivery.Status == DeliveryStatus.Waiting)
                || await Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sending, limit.Token));
            if (!isOnItsWay)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
