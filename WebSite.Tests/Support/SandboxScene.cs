using Messenger.AspNetCore.Tests.Support;
using WebSite.Sandbox;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>A sandbox and a small shop that know each other, on ports of their own.</summary>
public sealed class SandboxScene : IAsyncDisposable
{
    private SandboxScene(SandboxHost sandbox, ShopStub shop)
    {
        Sandbox = sandbox;
        Shop = shop;
    }

    public SandboxHost Sandbox { get; }

    public ShopStub Shop { get; }

    public static async Task<SandboxScene> StartAsync(TimeProvider? clock = null, Action<SandboxOptions>? configure = null)
    {
        var shop = await ShopStub.StartAsync();
        var options = new SandboxOptions { Url = new("http://localhost:0"), Webhook = shop.Webhook, HasPlugins = true };
        configure?.Invoke(options);
        return new(await SandboxHost.StartAsync(options, clock ?? TimeProvider.System, TestContext.Current.CancellationToken), shop);
    }

    /// <summary>Waits until a delivery of this kind got through.</summary>
    public Task<Delivery> DeliveredAsync(string kind, int count = 1) => DeliveredAsync(Sandbox.World, kind, count);

    /// <summary>Waits until a delivery of this kind got through in a world.</summary>
    internal static async Task<Delivery> DeliveredAsync(SandboxWorld world, string kind, int count = 1)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Most);
        return await world.Deliveries.WaitForAsync(
            delivery => delivery.Kind == kind && delivery.Status == DeliveryStatus.Delivered
                && world.Deliveries.All.Count(each => each.Kind == kind && each.Status == DeliveryStatus.Delivered) >= count,
            limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Shop.DisposeAsync();
    }
}
