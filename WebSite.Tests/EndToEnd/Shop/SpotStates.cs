using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>Leads a fresh browser to each state that a Messenger spot can be seen in.</summary>
internal static class SpotStates
{
    /// <summary>Counts how much the web page has moved by itself: the shopper's own acts don't count.</summary>
    public const string WatchShifts = """
        window.shifts = [];
        new PerformanceObserver(list => list.getEntries().forEach(e => e.hadRecentInput || shifts.push({ value: e.value, in: document.querySelector(".messenger-spot")?.outerHTML.slice(0, 240), what: e.sources.map(s => `${s.node?.className || s.node?.nodeName} ${s.previousRect.y} to ${s.currentRect.y}`).join(", ") })))
          .observe({ type: "layout-shift", buffered: true });
        """;

    private const string Alice = "Alice Lindqvist";
    private const string Bob = "Bob Okafor";

    /// <summary>Each state, with what stands in <c>data-state</c> then.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["consent"] = "consent",
        ["loading"] = "loading",
        ["drawn"] = "ready",
        ["clicked"] = "clicked",
        ["waiting"] = "waiting",
        ["question"] = "question",
        ["connected"] = "connected",
        ["connected by link"] = "connected",
        ["change"] = "connected",
        ["conflict"] = "conflict",
        ["stopped"] = "stopped",
        ["blocked"] = "link",
        ["link"] = "link",
        ["link clicked"] = "clicked",
        ["code"] = "link",
        ["offline"] = "consent",
    };

    public static async Task ReachAsync(string state, Scene scene, IPage page, Func<ShopPage, Task> openAsync)
    {
        var shop = new ShopPage(page);
        await page.AddInitScriptAsync(WatchShifts);
        if (state == "blocked")
        {
            await page.RouteAsync("**/sdk.js", route => route.AbortAsync("blockedbyclient"));
        }
        else if (state == "loading")
        {
            await page.RouteAsync("**/sdk.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" })); // It never starts.
        }

        await openAsync(shop);
        await (state switch
        {
            "consent" => Task.CompletedTask,
            "loading" or "blocked" => shop.Allow.ClickAsync(),
            "drawn" => shop.AllowAsync(),
            "clicked" => ClickAsync(shop),
            "waiting" => WaitAsync(scene, shop),
            "question" => AskAsync(shop),
            "connected by link" => SayYesAsync(shop),
            "connected" => ConnectAsync(shop),
            "change" => ChangeAsync(shop),
            "conflict" => ConflictAsync(shop),
            "stopped" => StopAsync(scene, page, shop),
            "link" => shop.RefuseAsync(),
            "link clicked" => shop.DialogOfAsync(shop.Link),
            "code" => ScanAsync(page, shop),
            "offline" => page.Context.SetOfflineAsync(true),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "There is no such state."),
        });
        await shop.ExpectStateAsync(All[state]);
    }

    private static async Task ClickAsync(ShopPage shop)
    {
        await shop.AllowAsync();
        await shop.DialogOfAsync(shop.Button);
    }

    private static async Task WaitAsync(Scene scene, ShopPage shop)
    {
        scene.Sandbox.Webhook = new(scene.Site.Address, "an-address-of-old");
        await shop.AllowAsync();
        await SendAsync(shop, Bob);
    }

    private static async Task AskAsync(ShopPage shop)
    {
        var thread = await shop.DialogOfAsync(shop.Link);
        await shop.ExpectStateAsync("clicked");
        await ShopPage.BeginAsync(thread, Bob);
        await shop.ExpectStateAsync("question");
    }

    private static async Task SayYesAsync(ShopPage shop)
    {
        await AskAsync(shop);
        await shop.AnswerAsync("Yes, that's me");
    }

    private static async Task ConnectAsync(ShopPage shop)
    {
        await shop.AllowAsync();
        await SendAsync(shop, Alice);
        await shop.ExpectStateAsync("connected");
        await Expect(shop.Spot.GetByText("Messenger is connected, Alice")).ToBeVisibleAsync();
    }

    private static async Task ChangeAsync(ShopPage shop)
    {
        await ConnectAsync(shop);
        await shop.Change.ClickAsync();
        await Expect(shop.Button).ToBeVisibleAsync();
    }

    private static async Task ConflictAsync(ShopPage shop)
    {
        await ChangeAsync(shop);
        var again = await shop.DialogOfAsync(shop.NotYou);
        await ShopPage.PickAsync(again, Bob);
        await ConfirmAsync(shop, again);
    }

    private static async Task StopAsync(Scene scene, IPage page, ShopPage shop)
    {
        await ConnectAsync(shop);
        await scene.Site.ReadAsync(db => db.Conversations.Where(c => c.Psid == Talk.Alice).ExecuteUpdateAsync(set => set.SetProperty(c => c.StoppedAt, DateTimeOffset.UtcNow)));
        await page.ReloadAsync();
        await shop.ExpectStateAsync("stopped");
    }

    private static async Task ScanAsync(IPage page, ShopPage shop)
    {
        await shop.RefuseAsync();
        if (page.ViewportSize!.Width >= 768)
        {
            await shop.Spot.GetByText("Or scan with your phone").ClickAsync();
            await Expect(shop.Spot.GetByAltText("QR code")).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    /// <summary>With a cta_text some who have a session needn't confirm.</summary>
    private static async Task SendAsync(ShopPage shop, string person)
    {
        var dialog = await shop.DialogOfAsync(shop.Button);
        await ShopPage.PickAsync(dialog, person);
        await ConfirmAsync(shop, dialog);
    }

    private static async Task ConfirmAsync(ShopPage shop, IPage dialog)
    {
        if (await shop.Spot.Locator(".fb-send-to-messenger").GetAttributeAsync("cta_text") is null)
        {
            await ShopPage.ConfirmAsync(dialog);
        }
    }
}
