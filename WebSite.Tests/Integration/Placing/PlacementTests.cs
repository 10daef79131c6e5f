using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Placing;

/// <summary>A merchant changes placements, and the shop's pages show it; who did what stays known.</summary>
public sealed class PlacementTests : IAsyncDisposable
{
    private const string Edit = "/dashboard/placements/product";

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static (string, string)[] Fields(string headline = "", string offer = "", string color = "blue", string plugins = "Both", string position = "Usual", bool isOn = true) =>
    [
        ("Form.IsOn", isOn ? "true" : "false"), ("Form.Plugins", plugins), ("Form.Color", color), ("Form.Size", "large"), ("Form.CtaText", ""),
        ("Form.Headline", headline), ("Form.Offer", offer), ("Form.Position", position),
    ];

    [Fact]
    public async Task The_settings_hold_until_somebody_changes_something_which_is_seen_at_once()
    {
        using var bob = await _site.MerchantAsync();
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        Assert.Equal("blue", (await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".fb-send-to-messenger")!.GetAttribute("color"));
        Assert.Contains("As in the settings", (await bob.GetAsync("/dashboard/placements")).Said, StringComparison.Ordinal);

        await bob.PressAsync(Edit, Fields("Ask about the {product}", "We answer.", "white", "SendToMessenger", "Higher"));
        var page = await alice.GetAsync(ShopPage.Teapot);
        var plugin = page.Document.QuerySelector(".fb-send-to-messenger")!;
        Assert.Equal(("white", null), (plugin.GetAttribute("color"), plugin.GetAttribute("cta_text")));
        Assert.Equal("Ask about the Harbour teapot", page.Document.QuerySelector(".messenger-spot h2")!.TextContent);
        Assert.Null(page.Document.QuerySelector(".messenger-spot .ask"));
        Assert.NotNull(page.Document.QuerySelector(".spot-at[data-position=higher] + .facts, .spot-at[data-position=higher] ~ .facts"));
        Assert.Equal("white large", SpotMark.Read(_site.Read(page.Ref).Mark)!.Value.Style.Name);
    }

    [Fact]
    public async Task Where_the_link_is_chosen_nothing_of_Facebooks_is_loaded_and_the_link_stands_there()
    {
        using var bob = await _site.MerchantAsync();
        await bob.PressAsync(Edit, Fields(plugins: "None"));
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var page = await alice.GetAsync(ShopPage.Teapot);
        Assert.Equal("link", page.Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
        Assert.DoesNotContain("messenger-sdk", page.Text, StringComparison.Ordinal);
        Assert.Equal("link", SpotMark.Read(_site.Read(page.LinkRef).Mark)!.Value.Style.Name);
    }

    [Fact]
    public async Task Off_is_off_for_all_but_those_who_have_begun()
    {
        using var alice = _site.Visit();
        await alice.ConsentAsync();
        var spot = await alice.GetAsync(ShopPage.Teapot);
        await _site.DeliverAsync(Payload.OptIn(spot.Ref));
        await _site.SettledAsync();
        using var bob = await _site.MerchantAsync();
        await bob.PressAsync(Edit, Fields(isOn: false));
        using var charlie = _site.Visit();
        await charlie.ConsentAsync();
        var page = await charlie.GetAsync(ShopPage.Teapot);
        Assert.Null(page.Document.QuerySelector(".messenger-spot:not(.quiet), .spot-place"));
        Assert.DoesNotContain("messenger-sdk", page.Text, StringComparison.Ordinal);
        Assert.Equal("connected", (await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
    }

    [Fact]
    public async Task Who_changed_what_stays_and_one_can_go_back()
    {
        using var bob = await _site.MerchantAsync();
        await bob.PressAsync(Edit, Fields("One"));
        await bob.PressAsync(Edit, Fields("Two", color: "white"));
        var page = await bob.GetAsync(Edit);
        var changes = page.Document.QuerySelectorAll(".changes li").ToList();
        Assert.Equal(2, changes.Count);
        Assert.Contains("White, headline “Two”", changes[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("by bob@example.com", changes[0].TextContent, StringComparison.Ordinal);

        await bob.PressAsync(Edit + "?handler=repeat", ("edit", changes[1].QuerySelector("input[name=edit]")!.GetAttribute("value")!));
        Assert.Equal("One", (await bob.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".messenger-spot h2")!.TextContent);
        Assert.Equal("The settings hold again.", (await bob.PressAsync(Edit + "?handler=return")).Notice());
        Assert.StartsWith("Talk to us", (await bob.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".messenger-spot h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, await _site.ReadAsync(db => db.PlacementEdits.CountAsync(Cancel)));
        Assert.Equal("There is no such change any more.", (await bob.PressAsync("/dashboard/placements/cart?handler=repeat", ("edit", "1"))).Notice());
    }

    [Fact]
    public async Task What_is_too_long_is_said_and_kept_in_the_form_and_not_shown_in_the_shop()
    {
        using var bob = await _site.MerchantAsync();
        var reply = await bob.PostAsync(Edit, Fields(new('x', 90)), from: Edit);
        Assert.Contains("The headline has 90 characters, and may have 80", reply.Said, StringComparison.Ordinal);
        Assert.Equal(new string('x', 90), reply.Document.QuerySelector("#Form_Headline")!.GetAttribute("value"));
        Assert.Equal(0, await _site.ReadAsync(db => db.PlacementEdits.CountAsync(Cancel)));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/placements/nowhere")).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var bob = await _site.MerchantAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await bob.PostAsync(Edit, Fields("x"), "forged", null)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await bob.PostAsync("/dashboard/experiments/1?handler=stop", [], "forged", null)).Status);
        Assert.Equal(0, await _site.ReadAsync(db => db.PlacementEdits.CountAsync(Cancel)));
    }

    [Fact]
    public async Task No_page_asks_the_database_how_placements_stand_and_what_another_instance_changes_is_known_within_seconds()
    {
        var clock = new ManualClock();
        SqlRecorder recorder = new();
        await using SiteHost site = new(services: services => services.ConfigureDbContext<SiteDb>(options => options.AddInterceptors(recorder)).AddSingleton<IStartupFilter>(recorder), clock: clock);
        using var alice = site.Visit();
        await alice.GetAsync(ShopPage.Teapot);
        recorder.Take();
        for (var n = 0; n < 5; n++)
        {
            await alice.GetAsync(ShopPage.Teapot);
        }

        var asked = recorder.Take();
        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, query => query.Sql.Contains("PlacementEdits", StringComparison.Ordinal) || query.Sql.Contains("Experiments", StringComparison.Ordinal));
        await site.ReadAsync(async db =>
        {
            db.PlacementEdits.Add(PlacementEdit.Of(Placement.Product, new() { Headline = "From elsewhere" }, DateTimeOffset.UtcNow, "carol@example.com"));
            return await db.SaveChangesAsync(Cancel);
        });
        Assert.StartsWith("Talk to us", (await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".messenger-spot h2")!.TextContent, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("From elsewhere", (await alice.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".messenger-spot h2")!.TextContent);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
