using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>What a spot tells of those who came, and to whom it tells it.</summary>
public sealed class SpotToldTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_face_is_seen_in_the_browser_in_which_the_person_clicked_and_nowhere_else()
    {
        using var alice = _site.Visit();
        var (page, optIn) = await ConnectAsync(alice, ShopPage.Teapot);
        await _site.ReadAsync(async db =>
        {
            db.Add(new ProfilePicture { ConversationId = await db.Conversations.Select(c => c.Id).SingleAsync(Cancel), ContentType = "image/png", Bytes = [1] });
            return await db.SaveChangesAsync(Cancel);
        });
        var face = $"/messenger/face/{optIn}?spot={page.Spot}";
        Assert.Equal("image/png", (await alice.GetAsync(face)).Headers["Content-Type"].Single());
        Assert.Contains(face, (await alice.GetAsync("/messenger/spot?spot=" + page.Spot)).Text, StringComparison.Ordinal);

        using var charlie = _site.Visit();
        await charlie.GetAsync(ShopPage.Teapot);
        Assert.Equal(HttpStatusCode.NotFound, (await charlie.GetAsync(face)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await charlie.GetAsync("/messenger/spot?spot=" + page.Spot)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync(face.Replace($"/{optIn}?", "/999?", StringComparison.Ordinal))).Status);

        // As who came by a link that was passed on, and to whom somebody said yes.
        await _site.ReadAsync(db => db.OptIns.ExecuteUpdateAsync(set => set.SetProperty(o => o.Trust, OptInTrust.Confirmed), Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync(face)).Status);
        Assert.DoesNotContain("/messenger/face/", (await alice.GetAsync(ShopPage.Teapot)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_name_of_one_of_two_is_missing_the_page_is_told_to_look_again()
    {
        using var alice = _site.Visit();
        var (page, _) = await ConnectAsync(alice, ShopPage.Teapot);
        await _site.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Alice Lindqvist"), Cancel));
        await _site.DeliverAsync(Payload.OptIn(page.Ref, psid: Payload.Charlie));
        Assert.Contains("data-nameless=\"true\"", (await alice.GetAsync("/messenger/spot?spot=" + page.Spot)).Text, StringComparison.Ordinal);

        await _site.ReadAsync(db => db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Charlie Åström"), Cancel));
        var words = (await alice.GetAsync("/messenger/spot?spot=" + page.Spot)).Text;
        Assert.Contains("Which of these is you?", words, StringComparison.Ordinal);
        Assert.DoesNotContain("data-nameless=\"true\"", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "You wrote “stop” in Messenger")]
    [InlineData(false, "Messenger can't reach you")]
    public async Task Who_cannot_be_written_to_any_more_reads_why_and_how_to_begin_again(bool stopped, string words)
    {
        using var alice = _site.Visit();
        await ConnectAsync(alice, ShopPage.Teapot);
        Assert.Equal("connected", State(await alice.GetAsync(ShopPage.Teapot)));
        await _site.ReadAsync(db => stopped
            ? db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.StoppedAt, DateTimeOffset.UtcNow), Cancel)
            : db.Conversations.ExecuteUpdateAsync(set => set.SetProperty(c => c.UnreachableAt, DateTimeOffset.UtcNow), Cancel));

        var page = await alice.GetAsync(ShopPage.Teapot);

        Assert.Equal("stopped", State(page));
        Assert.Contains(words, page.Document.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("To begin again", page.Document.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_for_the_orders_news_at_the_checkout_is_not_asked_again_on_its_page()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        await ConnectAsync(alice, "/checkout");
        var path = (await alice.OrderAsync()).Location!;

        Assert.Equal("connected", State(await alice.GetAsync(path)));
    }

    [Fact]
    public async Task One_answer_and_no_other_is_asked_for_consent_and_a_refusal_is_remembered()
    {
        using var alice = _site.Visit();
        var asked = await alice.GetAsync(ShopPage.Teapot);
        Assert.Equal("consent", State(asked));
        Assert.Single(asked.Document.QuerySelectorAll("form[action='/consent']"));
        Assert.Empty((await alice.GetAsync("/")).Document.QuerySelectorAll("form[action='/consent']"));

        await alice.ConsentAsync("no");

        var refused = await alice.GetAsync(ShopPage.Teapot);
        Assert.Equal("link", State(refused));
        Assert.Contains("Messenger choice", refused.Document.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_checkbox_alone_needs_a_yes_it_is_asked_for_in_the_checkbox_place()
    {
        await using SiteHost site = new([KeyValuePair.Create("Messenger:Plugins", (string?)"Link"), KeyValuePair.Create("Messenger:Checkbox", (string?)"true")]);
        using var alice = site.Visit();
        await alice.AddToCartAsync("harbour-teapot");

        var page = (await alice.GetAsync("/checkout")).Document;

        Assert.Equal("link", page.QuerySelector(".messenger-spot")!.GetAttribute("data-state"));
        Assert.Equal("allow-box", page.QuerySelector("form[action='/consent']")!.Id);
        Assert.Contains("Show Facebook's box", page.QuerySelector("button[form=allow-box]")!.TextContent, StringComparison.Ordinal);
        await alice.ConsentAsync();
        Assert.NotNull((await alice.GetAsync("/checkout")).Document.QuerySelector(".fb-messenger-checkbox"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string? State(WebReply page) => page.Document.QuerySelector(".messenger-spot")!.GetAttribute("data-state");

    private async Task<(WebReply Page, long OptIn)> ConnectAsync(Visitor shopper, string path)
    {
        await shopper.ConsentAsync();
        var page = await shopper.GetAsync(path);
        await _site.DeliverAsync(Payload.OptIn(page.Ref));
        return (page, await _site.ReadAsync(db => db.OptIns.Select(o => o.Id).SingleAsync(Cancel)));
    }
}
