using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Returns;
using WebSite.Sandbox.Deliveries;
using WebSite.Tests.Support;
using WebSite.Wishes;

namespace WebSite.Tests.Integration.Wishes;

/// <summary>What somebody asked to be told: once, to nobody else, inside of the platform's window, until they say stop.</summary>
public sealed class WishTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private Scene _scene = null!;
    private Visitor _shopper = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Talk Alice => new(_scene);

    private Talk Bob => new(_scene, Talk.Bob);

    private SiteHost Site => _scene.Site;

    public async ValueTask InitializeAsync()
    {
        _scene = await Scene.StartAsync(_clock);
        _shopper = Site.Visit();
        await _shopper.ConsentAsync();
    }

    [Fact]
    public async Task Who_asked_on_a_sold_out_product_is_told_once_when_it_is_back()
    {
        await AskAsync();
        Assert.Contains("When Oak tray is back, one message comes here.", Alice.Heard[0], StringComparison.Ordinal);
        var wish = Assert.Single(await Site.WishesAsync());
        Assert.Equal((WishReason.BackInStock, WishState.Open, "/products/oak-tray", EntryPoint.SendToMessenger), (wish.Reason, wish.State, wish.WebPage, wish.EntryPoint));

        await Site.StockAsync(3);
        await _scene.Until(() => Task.FromResult(Alice.Heard.Count == 2));
        Assert.Contains("Oak tray is back at Kettle & Kin", Alice.Heard[1], StringComparison.Ordinal);
        Assert.Matches(@"See it: http\S+/go/[a-z2-9]{16}$", Alice.Heard[1]);

        await Site.StockAsync(0);
        await Site.StockAsync(5);
        await SettledAsync();
        Assert.Equal(2, Alice.Heard.Count);
    }

    [Fact]
    public async Task All_who_asked_are_told_in_the_order_in_which_they_asked()
    {
        await AskAsync();
        using var other = Site.Visit();
        await other.ConsentAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        _scene.Sandbox.World.Events.OptIn(Bob.Person, (await other.GetAsync("/products/oak-tray")).Ref);
        await Bob.AnsweredAsync();

        await Site.StockAsync(1);
        await _scene.Until(() => Task.FromResult(Alice.Heard.Count == 2 && Bob.Heard.Count == 2));
        var told = await Site.ReadAsync(db => db.OutboxMessages.Where(m => m.WishId != null).OrderBy(m => m.Id)
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (_, c) => c.Psid).ToListAsync(Cancel));
        Assert.Equal([Talk.Alice, Talk.Bob], told);
    }

    [Fact]
    public async Task A_lower_price_is_told_once_and_a_higher_one_or_one_of_what_is_sold_out_never()
    {
        var page = await _shopper.GetAsync("/products/oak-tray");
        _scene.Sandbox.World.Events.OptIn(Alice.Person, page.Ref); // So that it is known who the shopper is.
        await Alice.AnsweredAsync();
        _scene.Sandbox.World.Events.Enter(Alice.Person, new(Referral.Link) { Ref = QuietRef(page) });
        await _scene.Until(async () => (await Site.WishesAsync()).Count == 1);
        var asked = (await Site.WishesAsync())[0];
        Assert.Equal((WishReason.PriceDrop, "EUR"), (asked.Reason, asked.Currency));

        await Site.PriceAsync(asked.PriceMinor + 100);
        await Site.StockAsync(0);
        await Site.PriceAsync(asked.PriceMinor - 100);
        await SettledAsync();
        Assert.Empty(await Alice.OfAsync(Occasion.PriceDropped));

        await Site.StockAsync(2);
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.PriceDropped)).Exists(m => m.IsDone));
        Assert.Matches(@"^Hi Alice, Oak tray at Kettle & Kin costs €\d+\.\d\d now; it was €\d+\.\d\d when you asked", Alice.Heard[^1]);
        await Site.PriceAsync(100);
        await SettledAsync();
        Assert.Single(await Alice.OfAsync(Occasion.PriceDropped));
    }

    [Fact]
    public async Task After_a_day_it_is_held_the_pages_say_so_and_it_goes_when_the_person_writes()
    {
        await AskAsync();
        await _scene.LeapAsync(_clock, TimeSpan.FromHours(30));
        await Site.StockAsync(3);
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.BackInStock)).Count == 1);
        var held = (await Alice.OfAsync(Occasion.BackInStock))[0];
        Assert.Equal((OutboxState.Held, Hindrance.OnlyInWindow), (held.State, held.HeldBy));
        using var bob = await Site.MerchantAsync();
        var thread = (await bob.GetAsync($"/dashboard/conversations/{held.ConversationId}")).Document.QuerySelector("[aria-labelledby=wishes]")!.TextContent;
        Assert.Contains("Back in stock: Oak tray", thread, StringComparison.Ordinal);
        Assert.Contains("The message is held. More than 24 hours have passed", thread, StringComparison.Ordinal);
        Assert.Equal(("1", "1", "0"), await RowAsync(bob, "Asked", "Held", "Sent"));

        Alice.Say("Hello again");
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.BackInStock))[0].State == OutboxState.Sent);
        Assert.Equal(("1", "0", "1"), await RowAsync(bob, "Asked", "Held", "Sent"));
    }

    [Fact]
    public async Task What_is_sold_out_again_when_the_person_writes_is_told_when_it_is_back_again()
    {
        await AskAsync();
        await _scene.LeapAsync(_clock, TimeSpan.FromHours(30));
        await Site.StockAsync(3);
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.BackInStock)).Count == 1);
        await Site.StockAsync(0);
        Alice.Say("Hello again");
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.BackInStock))[0].HeldBy == Hindrance.NotSoNow);

        await Site.StockAsync(1);
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.BackInStock))[0].State == OutboxState.Sent);
    }

    [Fact]
    public async Task Held_too_long_it_lapses()
    {
        await AskAsync();
        await _scene.LeapAsync(_clock, TimeSpan.FromHours(30));
        await Site.StockAsync(3);
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.BackInStock)).Count == 1);
        await _scene.LeapAsync(_clock, TimeSpan.FromDays(31));
        Site.Services.GetRequiredService<OutboxSignal>().Raise();
        await _scene.Until(async () => (await Alice.OfAsync(Occasion.BackInStock))[0].State == OutboxState.Cancelled);
        Assert.Equal(Hindrance.OnlyInWindow.WhyLapsed(), (await Alice.OfAsync(Occasion.BackInStock))[0].Why);
    }

    [Fact]
    public async Task One_word_ends_all_of_it()
    {
        await AskAsync();
        Alice.Say("stop");
        await _scene.Until(async () => (await Site.WishesAsync())[0].State == WishState.Stopped);
        await Site.StockAsync(3);
        await SettledAsync();
        Assert.Equal(2, Alice.Heard.Count); // The confirmation, and that nothing more comes.

        Alice.Say("start");
        await Site.StockAsync(0);
        await Site.StockAsync(3);
        await SettledAsync();
        Assert.Empty(await Alice.OfAsync(Occasion.BackInStock));
    }

    [Fact]
    public async Task Who_came_by_a_link_that_was_passed_on_is_told_nothing_until_the_shopper_says_yes()
    {
        await Site.StockAsync(0);
        var page = await _shopper.GetAsync("/products/oak-tray");
        _scene.Sandbox.World.Events.Enter(Bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await Bob.AnsweredAsync();
        Assert.Equal(WishState.Open, Assert.Single(await Site.WishesAsync()).State);
        await Site.StockAsync(3);
        await SettledAsync();
        Assert.Empty(await Bob.OfAsync(Occasion.BackInStock));

        await Site.StockAsync(0);
        page = await _shopper.GetAsync("/products/oak-tray");
        var optIn = page.Document.QuerySelector(".question input[name=optIn]")!.GetAttribute("value")!;
        await _shopper.PostAsync("/messenger/confirm", [("spot", page.Spot), ("back", "/products/oak-tray"), ("optIn", optIn), ("answer", "yes")], from: "/products/oak-tray");
        await _scene.Until(async () => (await Bob.OfAsync(Occasion.Confirmation)).Count == 1);
        await Site.StockAsync(2);
        await _scene.Until(async () => (await Bob.OfAsync(Occasion.BackInStock)).Exists(m => m.IsDone));
        Assert.Contains("Oak tray is back", Bob.Heard[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_no_nothing_is_left_of_it()
    {
        await Site.StockAsync(0);
        var page = await _shopper.GetAsync("/products/oak-tray");
        _scene.Sandbox.World.Events.Enter(Bob.Person, new(Referral.Link) { Ref = page.LinkRef });
        await Bob.AnsweredAsync();
        page = await _shopper.GetAsync("/products/oak-tray");
        var optIn = page.Document.QuerySelector(".question input[name=optIn]")!.GetAttribute("value")!;
        await _shopper.PostAsync("/messenger/confirm", [("spot", page.Spot), ("back", "/products/oak-tray"), ("optIn", optIn), ("answer", "no")], from: "/products/oak-tray");
        await _scene.Until(async () => (await Site.WishesAsync())[0].State == WishState.TakenBack);
        await Site.StockAsync(2);
        await SettledAsync();
        Assert.Empty(await Bob.OfAsync(Occasion.BackInStock));
    }

    [Fact]
    public async Task The_shopper_takes_it_back_on_the_web_page()
    {
        await AskAsync();
        var page = await _shopper.GetAsync("/products/oak-tray");
        Assert.Equal("connected", page.Document.QuerySelector("[data-placement=sold-out]")!.GetAttribute("data-state"));
        var reply = await _shopper.PostAsync("/products/oak-tray?handler=forget", [("reason", "BackInStock")], from: "/products/oak-tray");
        page = await _shopper.GetAsync(reply.Location!);
        Assert.Equal("Done: no message about it comes.", page.Notice());
        Assert.Equal("loading", page.Document.QuerySelector("[data-placement=sold-out]")!.GetAttribute("data-state"));
        await Site.StockAsync(3);
        await SettledAsync();
        Assert.Empty(await Alice.OfAsync(Occasion.BackInStock));

        using var stranger = Site.Visit();
        await AskAsync();
        reply = await stranger.PostAsync("/products/oak-tray?handler=forget", [("reason", "BackInStock")], from: "/products/oak-tray");
        Assert.Equal("There was nothing to take back.", (await stranger.GetAsync(reply.Location!)).Notice());
        Assert.Equal(WishState.Open, (await Site.WishesAsync())[^1].State);
    }

    [Fact]
    public async Task It_lapses_after_the_time_that_is_set()
    {
        await AskAsync();
        await _scene.LeapAsync(_clock, TimeSpan.FromDays(181));
        Site.Look();
        await _scene.Until(async () => (await Site.WishesAsync())[0].State == WishState.Lapsed);
        await Site.StockAsync(3);
        await SettledAsync();
        Assert.Empty(await Alice.OfAsync(Occasion.BackInStock));
    }

    [Fact]
    public async Task Who_comes_back_by_the_link_and_orders_is_counted()
    {
        await AskAsync();
        await Site.StockAsync(3);
        await _scene.Until(() => Task.FromResult(Alice.Heard.Count == 2));
        using var phone = Site.Visit();
        phone.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36");
        var link = Alice.Heard[1].Split("See it: ")[1];
        Assert.Equal("/products/oak-tray", (await phone.GetAsync(new Uri(link).AbsolutePath)).Location);
        await phone.AddToCartAsync("oak-tray");
        await phone.OrderAsync();
        await Site.Services.GetRequiredService<ReturnNotes>().WriteAsync(Cancel);
        using var bob = await Site.MerchantAsync();
        Assert.Equal(("1", "1", "1"), await RowAsync(bob, "Sent", "Came back", "Ordered"));
    }

    public async ValueTask DisposeAsync()
    {
        _shopper.Dispose();
        await _scene.DisposeAsync();
    }

    /// <summary>Alice asks on the sold-out tray's web page, and has the confirmation.</summary>
    private async Task AskAsync()
    {
        await Site.StockAsync(0);
        var before = (await Alice.OutboxAsync()).Count;
        var asked = (await Site.WishesAsync()).Count;
        _scene.Sandbox.World.Events.OptIn(Alice.Person, (await _shopper.GetAsync("/products/oak-tray")).Ref);
        await _scene.Until(async () => (await Site.WishesAsync()).Count > asked);
        await Alice.AnsweredAsync(before == 0 ? 1 : before);
    }

    private static string QuietRef(WebReply page) => page.Document.QuerySelector(".messenger-spot.quiet a[data-link]")!.GetAttribute("href")!.Split("?ref=")[1];

    /// <summary>Until all that happened has had its consequences.</summary>
    private async Task SettledAsync()
    {
        await Site.SettledAsync();
        Assert.False(await Site.UseAsync((WishTelling telling) => telling.TellAsync(Cancel)));
        await _scene.Until(async () => !await Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Waiting || m.State == OutboxState.Sending, Cancel)));
    }

    private static async Task<(string, string, string)> RowAsync(Visitor merchant, string one, string two, string three)
    {
        var row = (await merchant.GetAsync("/dashboard/funnel?days=90")).Document.QuerySelector("tr[data-reason=BackInStock]")!;
        return (row.Cell(one), row.Cell(two), row.Cell(three));
    }
}
