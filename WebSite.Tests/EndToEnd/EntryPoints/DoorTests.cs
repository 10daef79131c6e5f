using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.EndToEnd.Sandbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd.EntryPoints;

/// <summary>From a person's first click at each door to the merchant's row.</summary>
public class DoorTests(BrowserFixture browser)
{
    // Headless Chromium says what it is, and isn't counted.
    private static readonly BrowserNewContextOptions Phone = new() { UserAgent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_names_its_campaign_in_a_new_thread_and_in_one_that_exists()
    {
        await using var scene = await Scene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();
        var campaign = await bob.MakeAsync(scene.Site);
        await browser.WithPageAsync(
            scene.Sandbox.Address,
            async page =>
            {
                var chat = new Chat(page);
                await chat.OpenAsync(new Uri(scene.Site.Address, $"/m/{campaign.Code}").ToString());
                await chat.Button("Get Started").ClickAsync();
                await ArrivedAsync(scene, 1);
                await page.GotoAsync($"/m.me/demo-page?ref={campaign.Key}");
                await ArrivedAsync(scene, 2);
            },
            Phone);

        var row = (await bob.GetAsync(Doors.Root + "/links")).Document.QuerySelector("table.campaigns tbody tr")!;
        Assert.Equal(("1", "2", "1"), (row.Cell("Opened"), row.Cell("Visits"), row.Cell("People")));
        await ExpectAsync(scene, bob, campaign, EntryPoint.Link, "m.me link", "SHORTLINK", Certainty.Named);
        await HeardAsync(scene, "thank you for following our link");
    }

    [Fact]
    public async Task A_code_names_its_campaign_by_its_short_address_and_by_m_me()
    {
        await using var scene = await Scene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();
        var campaign = await bob.MakeAsync(scene.Site, "codes");
        var files = $"{Doors.Root}/codes/{campaign.Id}/qr.png?logo=true";
        var printed = await bob.Http.GetByteArrayAsync(files, Cancel);
        var direct = await bob.Http.GetByteArrayAsync(files + "&to=m.me", Cancel);
        await browser.WithPageAsync(
            scene.Sandbox.Address,
            async page =>
            {
                var chat = new Chat(page);
                await chat.OpenAsync("/scan?");
                await ScanAsync(page, printed);
                await chat.Link(new Uri(scene.Site.Address, $"/m/{campaign.Code}").ToString()).ClickAsync();
                await chat.Button("Get Started").ClickAsync();
                await ArrivedAsync(scene, 1);
                await page.GotoAsync("/scan");
                await ScanAsync(page, direct);
                await ArrivedAsync(scene, 2);
            },
            Phone);

        Assert.Equal(1, await scene.Site.ClicksAsync(campaign.Id));
        await ExpectAsync(scene, bob, campaign, EntryPoint.Code, "Messenger Code", "SHORTLINK", Certainty.Named);
        await HeardAsync(scene, "thank you for scanning our code");
    }

    [Fact]
    public async Task A_messenger_code_is_made_where_it_still_can_be_and_names_its_campaign()
    {
        await using var scene = await Scene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();
        var campaign = await bob.MakeAsync(scene.Site, "codes");

        // They ended on 2019-10-29: docs/platform.md, Codes.
        var (clock, today) = (scene.Sandbox.World.Clock, DateTimeOffset.UtcNow);
        clock.Set(new(2019, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var made = await bob.PostAsync($"{Doors.Root}/codes/{campaign.Id}", [("size", "1000")]);
        clock.Set(today);
        var picture = made.Document.QuerySelector("img[src^='data:image/png;base64,']")!.GetAttribute("src")!.Split(',')[1];
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/scan?");
            await ScanAsync(page, Convert.FromBase64String(picture));
            await chat.Button("Get Started").ClickAsync();
            await ArrivedAsync(scene, 1);
            await page.GotoAsync("/scan");
            await ScanAsync(page, Convert.FromBase64String(picture));
            await ArrivedAsync(scene, 2);
        });

        await ExpectAsync(scene, bob, campaign, EntryPoint.Code, "Messenger Code", "MESSENGER_CODE", Certainty.Named);
        await HeardAsync(scene, "thank you for scanning our code");
    }

    [Fact]
    public async Task An_ad_is_seen_by_its_number_and_named_by_its_campaign()
    {
        await using var scene = await Scene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();
        var campaign = await bob.MakeAsync(scene.Site, "ads", "Kettles in spring");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync($"/ads?ad_id=777&title=Warm%20up&ref={campaign.Key}");
            await chat.Link("Send Message").ClickAsync();
            await chat.Button("Get Started").ClickAsync();
            await ArrivedAsync(scene, 1);
            await page.GotoAsync("/ads?ad_id=778&title=Cool%20down&photo=https%3A%2F%2Fpictures.example%2Fp.jpg");
            await chat.Link("Send Message").ClickAsync();
            await ArrivedAsync(scene, 2);
        });

        var rows = (await bob.GetAsync(Doors.Root + "/ads")).Document.QuerySelectorAll("table.ads tbody tr");
        Assert.Equal(["Cool down", "Warm up"], rows.Select(r => r.QuerySelector("td bdi")!.TextContent.Trim()));
        Assert.Equal(["", "Kettles in spring"], rows.Select(r => r.QuerySelector("[name=adName]")!.GetAttribute("value") ?? ""));
        Assert.Equal("https://pictures.example/p.jpg", rows[0].QuerySelector("a")!.GetAttribute("href"));

        await bob.PressAsync(Doors.Root + "/ads?handler=name", ("adId", "778"), ("adName", "Iced tea"));
        Assert.Equal(["Iced tea", "Kettles in spring"], await scene.Site.ReadAsync(db => db.Visits.OrderByDescending(a => a.Id).Select(a => db.Campaigns.Single(c => c.Id == a.CampaignId).Name).ToListAsync(Cancel)));
        await HeardAsync(scene, "thank you for following our ad", 2);
        Assert.Contains("Alice", (await bob.GetAsync($"{Doors.Root}/campaigns/{campaign.Id}")).Document.QuerySelector("table.visits")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("send-to-messenger", EntryPoint.SendToMessenger, "Send to Messenger", null)]
    [InlineData("message-us", EntryPoint.MessageUs, "Message Us", "SHORTLINK")]
    public async Task The_builders_lines_work_on_another_website_and_name_their_campaign(string plugin, EntryPoint entryPoint, string name, string? source)
    {
        await using var scene = await Scene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();
        var campaign = await bob.MakeAsync(scene.Site, $"plugins?plugin={plugin}");
        var lines = (await bob.GetAsync($"{Doors.Root}/plugins?plugin={plugin}&place=elsewhere&campaign={campaign.Id}")).Document.QuerySelector("#lines")!.TextContent;
        await using var blog = await ServerStub.StartAsync(http =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, $"<!doctype html><title>Tea blog</title><link rel=icon href=data:,><p>Tea!</p>{lines}", Cancel);
        });
        var address = blog.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        scene.Sandbox.World.Domains = [.. scene.Sandbox.World.Domains, address];
        await browser.WithPageAsync(new Uri(address), async page =>
        {
            await page.GotoAsync("/");
            var frame = page.FrameLocator("iframe");
            if (entryPoint == EntryPoint.SendToMessenger)
            {
                var dialog = await page.RunAndWaitForPopupAsync(() => frame.Locator("button.go").ClickAsync());
                await PluginPage.PickAsync(dialog, Chat.Alice);
                await PluginPage.ConfirmAsync(dialog);
            }
            else
            {
                var thread = await page.RunAndWaitForPopupAsync(() => frame.GetByRole(AriaRole.Button, new() { Name = "Message Us" }).ClickAsync());
                await PluginPage.PickAsync(thread, Chat.Alice);
                await new Chat(thread).Button("Get Started").ClickAsync();
            }

            await ArrivedAsync(scene, 1);
        });

        await ExpectAsync(scene, bob, campaign, entryPoint, name, source, Certainty.Named);
        await HeardAsync(scene, "this is Kettle & Kin");
        if (entryPoint == EntryPoint.SendToMessenger)
        {
            Assert.Equal(UnlinkedReason.Campaign, Assert.Single(await scene.OptInsAsync()).Unlinked);
        }
    }

    [Fact]
    public async Task Who_comes_by_the_pages_button_or_by_search_is_shown_as_unnamed()
    {
        await using var scene = await Scene.StartAsync();
        using var bob = await scene.Site.MerchantAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/pages/demo-page");
            await chat.Link("Send Message").ClickAsync();
            await chat.Button("Get Started").ClickAsync();
            await ArrivedAsync(scene, 1);
        });
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/search?q=kettle", Chat.Bob);
            await page.GetByRole(AriaRole.Link, new() { Name = "@demo-page" }).ClickAsync();
            await chat.Button("Get Started").ClickAsync();
            await ArrivedAsync(scene, 2);
        });

        await HeardAsync(scene, "this is Kettle & Kin");
        var rows = (await bob.GetAsync(Doors.Root + "/unnamed")).Document.QuerySelectorAll("table.visits tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.All(rows, row => Assert.Equal("Facebook doesn't say.", row.Cell("How sure")));
        Assert.All(rows, row => Assert.Equal("none", row.Cell("Facebook's word")));
        var doors = (await bob.GetAsync(Doors.Root)).Document;
        Assert.Equal("2", doors.QuerySelector("tr[data-door=Unknown]")!.Cell("People"));
        Assert.Contains("counted under", doors.QuerySelector("tr[data-door=Search]")!.TextContent, StringComparison.Ordinal);
    }

    private static Task ArrivedAsync(Scene scene, int count) => scene.Until(() => scene.Site.ReadAsync(async db => await db.Visits.CountAsync(Cancel) == count));

    /// <summary>So many messages are in Alice's thread, and each says this.</summary>
    private static async Task HeardAsync(Scene scene, string words, int count = 1)
    {
        var alice = new Talk(scene);
        await scene.Until(() => Task.FromResult(alice.Heard.Count == count));
        Assert.All(alice.Heard, text => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    private static Task ScanAsync(IPage page, byte[] picture) =>
        page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = picture });

    /// <summary>Every visit is the campaign's, and its page shows them.</summary>
    private static async Task ExpectAsync(Scene scene, Visitor bob, Campaign campaign, EntryPoint entryPoint, string name, string? source, Certainty certainty)
    {
        var visits = await scene.Site.ReadAsync(db => db.Visits.AsNoTracking().ToListAsync(Cancel));
        Assert.All(visits, a => Assert.Equal((campaign.Id, entryPoint, source, certainty), (a.CampaignId, a.EntryPoint, a.Source, a.Certainty)));
        var rows = (await bob.GetAsync($"{Doors.Root}/campaigns/{campaign.Id}")).Document.QuerySelectorAll("table.visits tbody tr");
        Assert.Equal(visits.Count, rows.Length);
        Assert.All(rows, row => Assert.Equal((name, source ?? "none"), (row.Cell("Entry point"), row.Cell("Facebook's word"))));
        Assert.All(rows, row => Assert.Contains("/dashboard/conversations/", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
    }
}
