using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Events;

/// <summary>A referral that comes with a message tells where the person came from, and the words stay.</summary>
public sealed class ReferralTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_from_an_ad_names_the_ad_and_keeps_its_words()
    {
        await _site.DeliverCaseAsync("001-message-referral-ads");
        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();

        Assert.Equal(["Is the teapot still there?"], page.Bubbles());
        var visit = page.Document.QuerySelector(".ways li")!;
        Assert.Equal("Ad", visit.QuerySelector("h3")!.TextContent);
        Assert.All(["Spring teapots", "6045246247433", "spring-ad", "ADS"], word => Assert.Contains(word, visit.TextContent, StringComparison.Ordinal));
        Assert.Empty(await _site.OutboxAsync()); // Who asks something isn't greeted.
    }

    [Theory]
    [InlineData(""" "message":{"mid":"m","text":"stop"},"referral":{"ref":"x","source":"SHORTLINK","type":"OPEN_THREAD"} """, EntryPoint.Link)]
    [InlineData(""" "referral":{"ref":"x","source":"SHORTLINK","type":"OPEN_THREAD"},"message":{"mid":"m","text":"stop"} """, EntryPoint.Link)]
    [InlineData(""" "message":{"mid":"m","text":"stop","referral":{"source":"ADS","ad_id":"7"}} """, EntryPoint.Ad)]
    public async Task A_stop_with_a_referral_is_heard(string content, EntryPoint door)
    {
        await _site.DeliverAsync(Event(content, At(1)));
        var conversation = await _site.ReadAsync(db => db.Conversations.Include(c => c.Visits).Include(c => c.Entries).SingleAsync(Cancel));
        Assert.NotNull(conversation.StoppedAt);
        Assert.Equal(door, Assert.Single(conversation.Visits).EntryPoint);
        Assert.Equal("stop", Assert.Single(conversation.Entries).Text);
    }

    [Fact]
    public async Task A_message_with_a_ref_of_ours_is_an_opt_in_of_its_session()
    {
        var shopper = Minted.Shopper();
        var text = _site.RefFor(shopper, Placement.Cart, door: EntryPoint.Link);
        await _site.DeliverAsync(Event($$""" "message":{"mid":"m","text":"Hello","referral":{"ref":"{{text}}","source":"SHORTLINK","type":"OPEN_THREAD"} } """, At(1)));
        Assert.NotNull(Assert.Single(await _site.OptInsAsync()).CheckoutSessionId);
        Assert.Null(await _site.ReadAsync(db => db.Visits.Select(a => a.Ref).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_product_is_shown_by_its_name()
    {
        var teapot = await _site.ReadAsync(db => db.Products.SingleAsync(p => p.Slug == "harbour-teapot", Cancel));
        await _site.DeliverAsync(
            Event($$""" "message":{"mid":"m_1","text":"In blue, too?","referral":{"product":{"id":"{{teapot.Id}}"} } } """, At(1)),
            Event(""" "message":{"mid":"m_2","text":"And this?","referral":{"product":{"id":"4711"}}} """, At(2)),
            Event(""" "message":{"mid":"m_3","attachments":[{"type":"template","payload":{"product":{"elements":[{"id":"1","retailer_id":"x","title":"Oak <b>tray</b>","subtitle":"$20"}]}}}]} """, At(3)));
        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();

        Assert.Equal(["In blue, too?", "And this?"], page.Bubbles());
        Assert.Contains("Sent a product: Oak <b>tray</b>", page.Deeds());
        var ways = page.Document.QuerySelectorAll(".ways li").Select(li => li.TextContent).ToList();
        Assert.Contains(teapot.Name, ways[1], StringComparison.Ordinal);
        Assert.Contains("4711", ways[0], StringComparison.Ordinal);
        Assert.All(ways, way => Assert.Contains("A product in the Page's shop", way, StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
