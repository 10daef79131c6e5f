using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>The ways in that can be passed on: what they bring to the shopper, and what they don't bring to a stranger.</summary>
public partial class LinkTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_the_orders_link_the_receipt_comes_when_the_shopper_has_said_yes_on_the_page()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OrderAsync();
            await ShopPage.BeginAsync(await shop.DialogOfAsync(shop.Link), "Alice Lindqvist");

            await shop.ExpectStateAsync("question");
            await Expect(shop.Spot.GetByText("Alice L. wants order 1001's news in Messenger. Is that you?")).ToBeVisibleAsync();
            await scene.Until(() => Task.FromResult(alice.Heard.Count == 1));
            Assert.Contains("say there that it's you", alice.Heard[0], StringComparison.Ordinal);

            await shop.AnswerAsync("Yes, that's me");
            await Expect(page.GetByText("Messenger is connected with that account")).ToBeVisibleAsync();
            await shop.ExpectStateAsync("connected");
            await scene.Until(() => Task.FromResult(alice.Messages.Count == 2));
        });
        Assert.Equal("1001", alice.Messages[1]["attachment"]!["payload"]!["order_number"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_stranger_who_puts_the_links_ref_into_a_plugin_gets_nothing_and_disturbs_nobody()
    {
        await using var scene = await Scene.StartAsync();
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OrderAsync();
            var stolen = (await shop.Link.GetAttributeAsync("href"))!.Split("?ref=")[1];

            await browser.WithPageAsync(scene.Site.Address, async other =>
            {
                var theirs = new ShopPage(other);
                await theirs.OpenAllowedAsync();

                // As with the developer tools: the same plugin, with the other's ref.
                await other.EvaluateAsync(
                    """
                    ref => {
                      const drawn = document.querySelector(".stage .fb-send-to-messenger");
                      const plugin = document.createElement("div");
                      for (const name of ["messenger_app_id", "page_id", "color", "size"]) plugin.setAttribute(name, drawn.getAttribute(name));
                      plugin.className = "fb-send-to-messenger";
                      plugin.dataset.ref = ref;
                      drawn.replaceWith(plugin);
                      FB.XFBML.parse();
                    }
                    """,
                    stolen);
                await theirs.SendAsync("Bob Okafor");
                await scene.Until(() => Task.FromResult(bob.Heard.Count == 1));
            });
            Assert.All(["Archer", "1001", "Harbour", "64"], secret => Assert.DoesNotContain(secret, bob.Heard[0], StringComparison.Ordinal));

            await page.ReloadAsync();
            await Expect(shop.Spot.GetByText("Bob O. wants order 1001's news in Messenger. Is that you?")).ToBeVisibleAsync();
            await shop.AnswerAsync("No");
            await shop.AllowAsync();
            await ShopPage.PickAsync(await shop.DialogOfAsync(shop.Button), "Alice Lindqvist");
            await shop.ExpectStateAsync("connected");
            await scene.Until(() => Task.FromResult(alice.Messages.Count == 1));
        });
        Assert.Single(bob.Heard);
        Assert.Equal(
            [(Talk.Bob, OptInTrust.Refused, (EntryPoint?)EntryPoint.SendToMessenger), (Talk.Alice, OptInTrust.Proven, null)],
            (await scene.OptInsAsync()).Select(o => (o.Psid, o.Trust, o.Clicks[0].CameThrough)));
    }

    [Fact]
    public async Task Message_Us_counts_as_Message_Us()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            var plugin = page.FrameLocator(".fb-messengermessageus iframe").GetByRole(AriaRole.Button, new() { Name = "Message Us" });
            await ShopPage.BeginAsync(await shop.DialogOfAsync(plugin), "Alice Lindqvist");
            await scene.Until(() => scene.Site.ReadAsync(db => db.Visits.AnyAsync(Cancel)));
        });
        using var merchant = await scene.Site.MerchantAsync();
        var doors = (await merchant.GetAsync(Doors.Root)).Document;
        Assert.Equal("1", doors.QuerySelector("tr[data-door=MessageUs]")!.Cell("People"));
        Assert.Equal("0", doors.QuerySelector("tr[data-door=Link]")!.Cell("People"));
    }

    [Fact]
    public async Task The_code_has_a_ref_of_its_own_and_no_address_of_the_site_holds_any()
    {
        await using var scene = await Scene.StartAsync();
        var refs = scene.Site.Services.GetRequiredService<RefProtector>();
        var addresses = new ConcurrentBag<Uri>();
        await browser.WithPageAsync(
            scene.Site.Address,
            async page =>
            {
                page.Context.Request += (_, request) => addresses.Add(new(request.Url));
                var shop = new ShopPage(page);
                await shop.OrderAsync();
                await shop.Spot.GetByText("Or scan with your phone").ClickAsync();
                var code = shop.Spot.GetByAltText("QR code that opens this conversation in Messenger");
                await Expect(code).ToBeVisibleAsync();
                var scanned = await QrReader.ReadAsync(page, await code.ScreenshotAsync());
                Assert.Equal(EntryPoint.Code, scene.Site.Read(scanned!.Split("?ref=")[1]).Door);

                await shop.AllowAsync();
                await ShopPage.PickAsync(await shop.DialogOfAsync(shop.Button), "Alice Lindqvist");
                await shop.ExpectStateAsync("connected");
                await page.GotoAsync((await page.EvaluateAsync<string>("document.querySelector('.told a[data-change]').href"))!);
            },
            new() { ViewportSize = new() { Width = 1280, Height = 900 } });

        var own = addresses.Where(a => a.Authority == scene.Site.Address.Authority).ToList();
        Assert.Contains(own, a => a.AbsolutePath.StartsWith("/messenger/qr/", StringComparison.Ordinal));
        Assert.Contains(own, a => a.AbsolutePath == "/messenger/connection/live");
        Assert.Contains(own, a => a.AbsolutePath == "/messenger/choose");
        Assert.All(own, a => Assert.All(Token().Matches(a.PathAndQuery), text => Assert.Equal(RefVerdict.Foreign, refs.Read(text.Value, DateTimeOffset.MinValue, out _))));
    }

    [GeneratedRegex("[A-Za-z0-9_-]{100,}")]
    private static partial Regex Token();
}
