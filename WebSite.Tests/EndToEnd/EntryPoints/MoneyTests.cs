using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Returns;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.EntryPoints;

/// <summary>From a campaign's link over a chat and a link in a message to an order in another browser: its euros stand at the campaign.</summary>
public partial class MoneyTests(BrowserFixture browser)
{
    // Headless Chromium says what it is, and isn't counted.
    private static readonly BrowserNewContextOptions Phone = new()
    {
        UserAgent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36",
        ViewportSize = new() { Width = 390, Height = 800 },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_campaigns_link_a_chat_a_link_in_a_message_and_an_order_bring_its_euros_to_the_campaign()
    {
        await using var scene = await Scene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();
        var campaign = await bob.MakeAsync(scene.Site);
        var alice = new Talk(scene);

        // She follows the link, and asks.
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync(new Uri(scene.Site.Address, $"/m/{campaign.Code}").ToString());
            await chat.Button("Get Started").ClickAsync();
            await alice.AnsweredAsync();
            await chat.SayAsync("Have you a teapot for two?");
            await scene.Until(async () => (await alice.ConversationAsync())?.Unread == 1);
        }, Phone);

        // He answers with a product's address.
        await bob.PressAsync($"/dashboard/conversations/{(await alice.ConversationAsync())!.Id}?handler=answer", ("form", $"{Guid.NewGuid()}"), ("text", $"This one: {scene.Site.Address}products/harbour-teapot."));
        await alice.AnsweredAsync(2);
        var link = Link().Match(alice.Heard[^1]).Value;
        Assert.Equal($"This one: {scene.Site.Address}{link[1..]}.", alice.Heard[^1]);
        Assert.Equal($"This one: {scene.Site.Address}products/harbour-teapot.", (await alice.OutboxAsync())[^1].Text);

        // She opens it in a browser that the shop has never seen, and orders.
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            await page.GotoAsync(link);
            await Expect(page).ToHaveURLAsync(new Uri(scene.Site.Address, "/products/harbour-teapot").ToString());
            await scene.Site.Services.GetRequiredService<ReturnNotes>().WriteAsync(Cancel);
            await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
            await page.GotoAsync("/checkout");
            foreach (var (name, value) in Visitor.OrderFields)
            {
                await (name == "Input.Country" ? page.Locator($"[name='{name}']").SelectOptionAsync(value) : page.Locator($"[name='{name}']").FillAsync(value));
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, Alice" })).ToBeVisibleAsync();
        }, Phone);

        var own = await OwnAsync(bob, campaign);
        Assert.Equal(("1", "€64.00"), own);
        var row = (await bob.GetAsync(Doors.Root + "/links?days=7&window=1&touch=first")).Document.QuerySelector("table.campaigns tbody tr")!;
        Assert.Equal(("1", "1", "€64.00"), (row.Cell("Visits"), row.Cell("Orders"), row.Cell("Value")));
        Assert.Equal("€64.00", (await bob.GetAsync(Doors.Root)).Document.QuerySelector("tr[data-door=Link]")!.Cell("Value"));
        Assert.Contains("1001", (await bob.GetAsync($"{Doors.Root}/campaigns/{campaign.Id}")).Document.QuerySelector("table.visits")!.TextContent, StringComparison.Ordinal);

        // Nobody is connected by it: the order's page and the thread know nothing of each other.
        Assert.Equal((0, Connection.None), await scene.Site.ReadAsync(async db => (await db.OptIns.CountAsync(Cancel), await db.CheckoutSessions.Select(s => s.Connection).SingleAsync(Cancel))));
        Assert.DoesNotContain(await alice.OutboxAsync(), m => m.OrderId is not null);
        await scene.Site.CheckMoneyAsync();

        // He cancels it: they come off.
        await bob.PressAsync("/dashboard/orders", ("id", "1"), ("becomes", nameof(OrderStatus.Cancelled)));
        Assert.Equal(("0", "none"), await OwnAsync(bob, campaign));
        await scene.Site.CheckMoneyAsync();
    }

    private static async Task<(string Orders, string Value)> OwnAsync(Visitor bob, Campaign campaign)
    {
        var figures = (await bob.GetAsync($"{Doors.Root}/campaigns/{campaign.Id}")).Document.QuerySelectorAll(".figures > div").ToDictionary(div => div.QuerySelector("dt")!.TextContent, div => div.QuerySelector("dd")!.TextContent);
        return (figures["Orders"], figures["Value"]);
    }

    [GeneratedRegex("/go/[a-z2-9]{16}")]
    private static partial Regex Link();
}
