using System.Buffers.Text;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Retention;
using WebSite.Returns;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Returns;

/// <summary>A link in a message leads to a page of ours, notes that a browser came back, and opens nothing of anybody's.</summary>
public sealed class GoTests : IAsyncDisposable
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
    private const string Shop = "https://shop.example";

    private readonly SiteHost _site = new([KeyValuePair.Create("Site:PublicUrl", (string?)Shop)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_leads_to_its_page_and_is_noted_once_for_each_browser()
    {
        var path = await LinkAsync($"See {Shop}/products/harbour-teapot?size=1#more.");
        using var alice = Browser();
        for (var n = 0; n < 2; n++)
        {
            var reply = await alice.GetAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, "/products/harbour-teapot?size=1#more"), (reply.Status, reply.Location));
            Assert.Contains("no-store", Assert.Single(reply.Headers["Cache-Control"]), StringComparison.Ordinal);
        }

        using var bob = Browser();
        await bob.GetAsync(path);
        Assert.Equal([(Session(alice), 1L), (Session(bob), 1L)], await ReturnsAsync());
        Assert.Equal(0, await _site.ReadAsync(db => db.CheckoutSessions.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Programs_glances_and_HEAD_are_led_on_and_not_noted()
    {
        var path = await LinkAsync($"{Shop}/cart");
        foreach (var agent in (string[])["facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "WhatsApp/2.23", ""])
        {
            using var program = Browser(agent);
            Assert.Equal("/cart", (await program.GetAsync(path)).Location);
            Assert.Null(program.Shopper);
        }

        using var alice = Browser();
        using var head = await alice.Http.SendAsync(new(HttpMethod.Head, path), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, head.StatusCode);
        alice.Http.DefaultRequestHeaders.Add("Sec-Purpose", "prefetch;prerender");
        await alice.GetAsync(path);
        Assert.Empty(await ReturnsAsync());
    }

    [Fact]
    public async Task A_stranger_who_opens_a_forwarded_link_sees_what_anybody_sees()
    {
        using var alice = Browser();
        await alice.AddToCartAsync("harbour-teapot");
        var order = (await alice.OrderAsync()).Location!;
        var path = await LinkAsync($"{Shop}{order}");
        using var stranger = Browser();
        var page = await stranger.GetAsync((await stranger.GetAsync(path)).Location!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Harbour", page.Said, StringComparison.Ordinal);
        Assert.Empty((await stranger.GetAsync("/cart")).Document.QuerySelectorAll("input.amount"));
        Assert.Null((await stranger.GetAsync("/orders")).Document.QuerySelector("main a[href^='/orders/']:not([href='/orders/find'])"));
        Assert.NotEqual(alice.Shopper, stranger.Shopper);
        await ReturnsAsync();
        Assert.Equal((0, Connection.None), await _site.ReadAsync(async db => (await db.OptIns.CountAsync(Cancel), await db.CheckoutSessions.Select(s => s.Connection).SingleAsync(Cancel))));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("https%3A%2F%2Fevil.example")]
    public async Task A_code_that_there_isnt_leads_nowhere(string code)
    {
        using var alice = Browser();
        var reply = await alice.GetAsync("/go/" + code);
        Assert.Equal((HttpStatusCode.NotFound, "This link has ended"), (reply.Status, reply.Document.QuerySelector("h1")!.TextContent));
    }

    [Theory]
    [InlineData("{0}", "/")]
    [InlineData("Look: {0}/", "/")]
    [InlineData("({0}/cart)", "/cart")]
    [InlineData("{0}/orders?x=1, please", "/orders?x=1")]
    [InlineData("HTTPS://SHOP.example/cart", "/cart")]
    [InlineData("{0}//evil.example", null)]
    [InlineData("{0}/\\evil.example", null)]
    [InlineData("{0}.evil.example/cart", null)]
    [InlineData("{0}:8080/cart", null)]
    [InlineData("{0}/m/abcdefg", null)]
    [InlineData("{0}/dashboard", null)]
    [InlineData("https://other.example/cart", null)]
    public async Task Addresses_of_the_shop_become_links_back_and_others_stay(string text, string? target)
    {
        text = text.Replace("{0}", Shop, StringComparison.Ordinal);
        var written = await WrittenAsync(text);
        var links = await _site.ReadAsync(db => db.MessageLinks.AsNoTracking().ToListAsync(Cancel));
        Assert.Equal(target is null ? text : text.Replace(target == "/" ? text.Contains(Shop + "/", StringComparison.Ordinal) ? Shop + "/" : Shop : text[text.IndexOf("http", StringComparison.OrdinalIgnoreCase)..(text.IndexOf(target, StringComparison.Ordinal) + target.Length)], $"{Shop}/go/{links.SingleOrDefault()?.Code}", StringComparison.Ordinal), written);
        Assert.Equal(target, links.SingleOrDefault()?.Path);
        Assert.Equal(written, await WrittenAsync(text)); // The same at another try.
        Assert.Equal(written, await WrittenAsync(written));
    }

    [Fact]
    public async Task A_text_that_would_be_too_long_stays_as_it_is()
    {
        var text = new string('x', 2000 - Shop.Length - 6) + $" {Shop}/cart";
        Assert.Equal(text, await WrittenAsync(text));
    }

    [Fact]
    public async Task More_browsers_than_a_person_has_are_not_noted()
    {
        var path = await LinkAsync($"{Shop}/cart");
        for (var n = 0; n < ReturnNotes.MostADay + 3; n++)
        {
            using var one = Browser();
            await one.GetAsync(path);
        }

        Assert.Equal(ReturnNotes.MostADay, (await ReturnsAsync()).Count);
    }

    [Fact]
    public async Task What_is_old_is_trimmed_and_an_orders_link_stays_with_the_order()
    {
        var path = await LinkAsync($"{Shop}/cart");
        using var alice = Browser();
        await alice.GetAsync(path);
        Assert.Single(await ReturnsAsync());
        await alice.AddToCartAsync("harbour-teapot");
        await alice.OrderAsync();
        await _site.ReadAsync(async db =>
        {
            db.MessageLinks.Add(new() { Code = "forgood", OrderId = await db.Orders.Select(o => o.Id).SingleAsync(Cancel), Path = "/orders/x", CreatedAt = DateTimeOffset.UtcNow });
            db.Returns.Add(new() { SessionToken = Guid.NewGuid(), ConversationId = 1, At = DateTimeOffset.UtcNow });
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(1, (await _site.UseAsync((OldReturns old) => old.TrimAsync(DateTimeOffset.UtcNow.AddDays(91), Cancel))).Count);
        Assert.Single(await ReturnsAsync()); // Alice's: her session came to an order.
        Assert.Equal(1, (await _site.UseAsync((OldReturns old) => old.TrimAsync(DateTimeOffset.UtcNow.AddDays(366), Cancel))).Count);
        Assert.Equal(["forgood"], await _site.ReadAsync(db => db.MessageLinks.Select(l => l.Code).ToListAsync(Cancel)));
        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync(path)).Status);
    }

    [Fact]
    public async Task When_its_message_is_deleted_it_leads_on_and_counts_no_more()
    {
        var path = await LinkAsync($"{Shop}/cart");
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteDeleteAsync(Cancel));
        using var alice = Browser();
        Assert.Equal("/cart", (await alice.GetAsync(path)).Location);
        Assert.Empty(await ReturnsAsync());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Visitor Browser(string agent = Phone)
    {
        var browser = _site.Visit();
        if (agent.Length > 0)
        {
            browser.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        }

        return browser;
    }

    /// <summary>What Alice gets of a merchant's words.</summary>
    private async Task<string> WrittenAsync(string text)
    {
        if (!await _site.ReadAsync(db => db.OutboxMessages.AnyAsync(Cancel)))
        {
            var alice = await _site.AliceAsync();
            await _site.ReadAsync(db =>
            {
                db.OutboxMessages.Add(Rows.Message("a", OutboxState.Sent).With(m => m.ConversationId, alice.Id));
                return db.SaveChangesAsync(Cancel);
            });
        }

        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WebSite.Data.SiteDb>();
        var message = await db.OutboxMessages.SingleAsync(Cancel);
        var written = await scope.ServiceProvider.GetRequiredService<ReturnLinks>().InAsync(message, text, 2000, Cancel);
        await db.SaveChangesAsync(Cancel);
        return written;
    }

    /// <summary>The path of the link in a message.</summary>
    private async Task<string> LinkAsync(string text)
    {
        await WrittenAsync(text);
        return ReturnLinks.Path + await _site.ReadAsync(db => db.MessageLinks.Select(l => l.Code).SingleAsync(Cancel));
    }

    private static Guid Session(Visitor browser) => new(Base64Url.DecodeFromChars(browser.Shopper).AsSpan(0, 16));

    private async Task<List<(Guid, long)>> ReturnsAsync()
    {
        await _site.Services.GetRequiredService<ReturnNotes>().WriteAsync(Cancel);
        return (await _site.ReadAsync(db => db.Returns.AsNoTracking().OrderBy(r => r.Id).ToListAsync(Cancel))).ConvertAll(r => (r.SessionToken, r.ConversationId));
    }
}
