using Messenger.AspNetCore.Tests.Support;
using Microsoft.Playwright;
using WebSite.Sandbox;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>A sandbox with TLS, and browsers that find Facebook's hosts there. Each test takes a world of its own.</summary>
public sealed class MappedSandbox : IAsyncLifetime
{
    private SandboxHost _sandbox = null!;
    private IPlaywright _playwright = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxHost.StartAsync(new() { Url = new("http://localhost:0"), SecureUrl = new("https://localhost:0"), HasPlugins = true });
        _playwright = await Playwright.CreateAsync();
    }

    /// <summary>Runs <paramref name="act"/> in a browser of its own, with a shop and a world of its own.</summary>
    public async Task WithPageAsync(Func<IPage, ShopStub, SandboxWorld, Task> act, string test)
    {
        await using var shop = await ShopStub.StartAsync();
        var world = _sandbox.Worlds.GetOrCreate(Guid.NewGuid().ToString("N")[..12]);
        world.Webhook = shop.Webhook;

        // A profile on disk, to set what incognito windows and Debian's Chromium don't allow by themselves: cookies in frames of another site.
        using var profile = new TempFolder();
        Directory.CreateDirectory(profile.File("Default"));
        await File.WriteAllTextAsync(profile.File("Default/Preferences"), """{"profile":{"cookie_controls_mode":0}}""", TestContext.Current.CancellationToken);
        await using var session = await _playwright.Chromium.LaunchPersistentContextAsync(profile.Path, new()
        {
            ExecutablePath = Chromium.Find(),
            Args = [.. Chromium.Arguments, .. _sandbox.BrowserSwitches!],
            BaseURL = shop.Address.ToString(),
        });
        await BrowserTest.RunAsync(session, page => act(page, shop, world), test);
    }

    public async ValueTask DisposeAsync()
    {
        _playwright.Dispose();
        await _sandbox.DisposeAsync();
    }
}
