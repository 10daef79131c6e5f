using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Matching;

/// <summary>From the tick at checkout through Facebook's side to the merchant's dashboard.</summary>
public class WholeWayTests(BrowserFixture browser)
{
    private const string AlicesNumber = "+1 212 555 0101";
    private const string Dashboard = "/dashboard/entry-points/matching";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_lies_in_message_requests_and_is_nobody_until_the_person_accepts_and_answers()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var checkout = new CheckoutPage(page);
            await checkout.OpenAsync();
            await checkout.Box.CheckAsync();
            await checkout.Phone.FillAsync(AlicesNumber);
            await checkout.OrderAsync();
            await checkout.ConfirmAsync();
            await StateAsync(scene, MatchingState.InMessageRequests);

            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync(Dashboard);
            await Expect(page.Locator("table.rows tbody tr")).ToContainTextAsync("is nobody to the Page before they accept");
            Assert.Equal(0, await scene.Site.ReadAsync(db => db.Conversations.CountAsync(Cancel)));
            await Expect(page.Locator("main")).Not.ToContainTextAsync("Alice");

            var phone = await page.Context.NewPageAsync();
            var chat = new Chat(phone);
            await chat.OpenAsync(new Uri(scene.Sandbox.Address, "/messages?").ToString());
            await phone.GetByRole(AriaRole.Region, new() { Name = "Message requests" }).GetByRole(AriaRole.Link).ClickAsync();
            await chat.Button("Accept").ClickAsync();
            await StateAsync(scene, MatchingState.Accepted);
            await page.ReloadAsync();
            await Expect(page.Locator("table.rows tbody tr")).ToContainTextAsync("Accepted");
            var conversation = await scene.Site.ReadAsync(db => db.Conversations.AsNoTracking().Include(c => c.Visits).SingleAsync(Cancel));
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true })).ToHaveAttributeAsync("href", $"/dashboard/conversations/{conversation.Id}");
            var visit = Assert.Single(conversation.Visits);
            Assert.Equal((EntryPoint.CustomerMatching, Certainty.Likely, ConsentBasis.Checkout, (int?)1), (visit.EntryPoint, visit.Certainty, visit.ConsentBasis, visit.MatchingRequestId));

            await chat.Button("Yes, keep me posted").ClickAsync();
            await scene.Until(() => scene.Site.ReadAsync(db => db.Visits.AnyAsync(a => a.Certainty == Certainty.Proven && a.EntryPoint == EntryPoint.CustomerMatching && a.MatchingRequestId == 1, Cancel)));
            await scene.Until(() => scene.Site.ReadAsync(db => db.Conversations.AnyAsync(c => c.Name == "Alice Lindqvist", Cancel)));
        });
    }

    [Fact]
    public async Task Of_one_who_ignores_it_nothing_is_heard()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        using var alice = await OrderAsync(scene, AlicesNumber);
        await StateAsync(scene, MatchingState.InMessageRequests);

        scene.Sandbox.World.Events.Ignore(new Talk(scene).Person);
        clock.Advance(TimeSpan.FromHours(25));

        using var bob = await scene.Site.MerchantAsync();
        var row = (await bob.GetAsync(Dashboard)).Document.QuerySelector("table.rows tbody tr")!;
        Assert.Contains("No answer yet: ignored or unseen. Facebook doesn't tell which.", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Site.ReadAsync(db => db.WebhookEvents.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("+1 212 555 0199")]
    [InlineData("+1 212 555 0103")]
    public async Task Of_a_number_that_is_nobodys_or_unconfirmed_the_merchant_reads_that_nobody_was_found(string phone)
    {
        await using var scene = await Scene.StartAsync();
        using var alice = await OrderAsync(scene, phone);

        var row = await DoneAsync(scene, MatchingState.NoMatch);

        Assert.Contains("Facebook found nobody by this number", row, StringComparison.Ordinal);
        Assert.Contains("(Facebook's code 100/2018001.)", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("permission", "lacks the permission pages_messaging_phone_number", "230")]
    [InlineData("fee", "fee of 99 USD", "200/2018021")]
    [InlineData("address", "needs a US address or an admin in the US", "10")]
    public async Task What_the_Page_lacks_is_named(string lacks, string words, string code)
    {
        await using var scene = await Scene.StartAsync();
        var world = scene.Sandbox.World;
        world.People.Change(Talk.Alice, alice => alice with { Role = PersonRole.Public });
        world.Change(settings => lacks switch
        {
            "permission" => settings with { App = settings.App with { MayMatchPhoneNumbers = false } },
            "fee" => settings with { App = settings.App with { IsMatchingFeePaid = false } },
            _ => settings with { Page = settings.Page with { HasUsAddress = false } },
        });
        using var alice = await OrderAsync(scene, AlicesNumber);

        var row = await DoneAsync(scene, MatchingState.NotPermitted);

        Assert.Contains(words, row, StringComparison.Ordinal);
        Assert.Contains($"(Facebook's code {code}.)", row, StringComparison.Ordinal);
        Assert.Empty(new Talk(scene).Heard);
    }

    [Fact]
    public async Task What_is_taken_back_in_time_is_never_sent()
    {
        await using var scene = await Scene.StartAsync(("Messenger:PageAccessToken", "demo-wrong-token"));
        using var alice = await OrderAsync(scene, AlicesNumber);
        await scene.Until(() => scene.Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Waiting && m.Why != null, Cancel)));
        using var bob = await scene.Site.MerchantAsync();
        Assert.Contains("It is tried again.", (await bob.GetAsync(Dashboard)).Document.QuerySelector("table.rows tbody tr")!.TextContent, StringComparison.Ordinal);

        await bob.PressAsync(Dashboard + "/1");

        Assert.Equal(OutboxState.Cancelled, await scene.Site.ReadAsync(db => db.OutboxMessages.Select(m => m.State).SingleAsync(Cancel)));
        Assert.Empty(new Talk(scene).Heard);
    }

    private static async Task<Visitor> OrderAsync(Scene scene, string phone)
    {
        var alice = scene.Site.Visit();
        await alice.ConfirmNumberAsync(await alice.OrderWithNumberAsync(phone));
        return alice;
    }

    private static Task StateAsync(Scene scene, MatchingState state) =>
        scene.Until(() => scene.Site.ReadAsync(db => db.MatchingRequests.AnyAsync(r => r.State == state, Cancel)));

    /// <summary>The text of the dashboard's row once it stands so.</summary>
    private static async Task<string> DoneAsync(Scene scene, MatchingState state)
    {
        await StateAsync(scene, state);
        using var bob = await scene.Site.MerchantAsync();
        return (await bob.GetAsync(Dashboard)).Document.QuerySelector("table.rows tbody tr")!.TextContent;
    }
}
