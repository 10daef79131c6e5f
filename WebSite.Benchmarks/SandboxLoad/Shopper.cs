using System.Net;
using WebSite.Sandbox;

namespace WebSite.Benchmarks.SandboxLoad;

/// <summary>A person in a browser, logged in to a world, who clicks Send to Messenger: with the request a plugin's frame makes.</summary>
internal sealed class Shopper : IDisposable
{
    private readonly HttpClient _browser;
    private readonly Arrivals _webhook;
    private readonly string _world;
    private int _clicks;

    private Shopper(HttpClient browser, Arrivals webhook, string world) => (_browser, _webhook, _world) = (browser, webhook, world);

    public static async Task<Shopper> LogInAsync(SandboxHost sandbox, Arrivals webhook, string id)
    {
        var world = sandbox.Worlds.GetOrCreate(id);
        world.Webhook = webhook.Of(id);
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = sandbox.Address };
        using var answer = await browser.PostAsync($"/dialog/login?world={id}&then=link&next=/m.me/{world.Options.PageUsername}", Form(("person", "demo-psid-alice")));
        answer.EnsureSuccessStatusCode();
        return new(browser, webhook, id);
    }

    /// <summary>Clicks again once the last click's delivery has come, or every <paramref name="pause"/>.</summary>
    public async Task ClickAsync(int clicks, TimeSpan pause = default)
    {
        for (var click = 0; click < clicks; click++)
        {
            if (pause > TimeSpan.Zero)
            {
                // Worlds out of step: people don't click in chorus.
                await Task.Delay(click == 0 ? pause * Random.Shared.NextDouble() : pause);
            }

            var clickRef = $"{_world}-{_clicks++}";
            var arrival = _webhook.Expect(_world, clickRef);
            using var answer = await _browser.PostAsync($"/plugins/optin?world={_world}", Form(("ref", clickRef), ("one_click", "true")));
            answer.EnsureSuccessStatusCode();
            await arrival;
        }
    }

    public void Dispose() => _browser.Dispose();

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
