using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Events;

/// <summary>Reactions, stickers, shares, and what others write for the Page, in the thread.</summary>
public sealed class ThreadTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reaction_is_shown_and_opens_the_window()
    {
        var at = DateTimeOffset.UtcNow.AddDays(-2).ToUnixTimeMilliseconds();
        await _site.DeliverAsync(Event(""" "message":{"mid":"m_1","text":"Thanks <3"} """, at));
        using var bob = await _site.MerchantAsync();
        Assert.Equal("Window closed", (await bob.ThreadAsync()).Document.QuerySelector(".marks .badge")!.TextContent);

        await _site.DeliverAsync(Event(""" "reaction":{"reaction":"love","emoji":"\u2764\ufe0f","action":"react","mid":"m_1"} """, At(2)));
        var page = await bob.ThreadAsync();
        Assert.Equal(["Reacted ❤️ to “Thanks <3”"], page.Deeds());
        Assert.StartsWith("Open until", page.Document.QuerySelector(".marks .badge")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await ConversationAsync()).Unread);
    }

    [Fact]
    public async Task A_reaction_that_is_taken_back_opens_nothing_and_one_of_somebody_new_gets_no_greeting()
    {
        await _site.DeliverAsync(Event(""" "reaction":{"reaction":"love","emoji":"x","action":"unreact","mid":"m_1"} """, At(2)));
        Assert.Null((await ConversationAsync()).ActedAt);
        await _site.DeliverAsync(Event(""" "reaction":{"reaction":"love","action":"react","mid":"m_1"} """, At(1)));
        using var bob = await _site.MerchantAsync();
        Assert.Equal(["Reacted love", "Took a reaction back"], (await bob.ThreadAsync()).Deeds());
        Assert.Empty(await _site.OutboxAsync());
    }

    [Theory]
    [InlineData(""" "attachments":[{"type":"sticker","payload":{"url":"https:\/\/x.example\/1"}}] """, "a sticker")]
    [InlineData(""" "attachments":[{"type":"image","payload":{"url":"https:\/\/x.example\/1","sticker_id":369239263222822}}] """, "a sticker")]
    [InlineData(""" "attachments":[{"type":"post","payload":{"url":"https:\/\/x.example\/1","title":"Spring teapots"}}] """, "a post: Spring teapots")]
    [InlineData(""" "attachments":[{"type":"reel","payload":{}},{"type":"ig_post"},{"type":"ig_reel"}] """, "a reel, an Instagram post, an Instagram reel")]
    [InlineData(""" "attachments":[{"type":"hologram"}] """, "something that Facebook calls hologram")]
    public async Task Stickers_and_shares_are_shown(string attachments, string words)
    {
        await _site.DeliverAsync(Event($$""" "message":{"mid":"m_1",{{attachments}}} """, At(1)), Event($$""" "message":{"mid":"m_2","text":"Like this?",{{attachments}}} """, At(2)));
        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();
        Assert.Equal(["Sent " + words], page.Deeds());
        Assert.Equal(["Like this?"], page.Bubbles());
        Assert.Contains("With " + words, page.Document.QuerySelector(".bubble")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_program_of_the_same_app_wrote_is_in_the_thread_and_what_this_site_wrote_is_there_once()
    {
        await _site.DeliverAsync(Event(""" "message":{"mid":"m_1","text":"Hello"} """, At(1)));
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.Mid, "e_own").SetProperty(m => m.Text, "Our greeting"), Cancel));
        var app = Settings.Real["Messenger:AppId"];
        await _site.DeliverAsync(
            ChangeTests.Echo($$""" "is_echo":true,"app_id":{{app}},"mid":"e_1","text":"Your parcel is on its way" """, 2),
            ChangeTests.Echo($$""" "is_echo":true,"app_id":{{app}},"mid":"e_own","text":"Our greeting" """, 3));

        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();
        Assert.Single(page.Bubbles(), "Your parcel is on its way");
        Assert.Single(page.Bubbles(), "Our greeting");
        Assert.Contains("Written by another program of this site's app", page.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mid_names_a_message_whatever_its_timestamp()
    {
        await _site.DeliverCaseAsync("007a-same-mid");
        await _site.DeliverCaseAsync("007b-same-mid-later-timestamp");
        using var bob = await _site.MerchantAsync();
        Assert.Equal(["I want two teapots"], (await bob.ThreadAsync()).Bubbles());
        Assert.Equal(1, (await ConversationAsync()).Unread);
        Assert.Single(await _site.EventsAsync());
    }

    [Theory]
    [InlineData("seconds")]
    [InlineData("far")]
    [InlineData("none")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("\"soon\"")]
    public async Task No_timestamp_makes_a_conversation_of_1970(string timestamp)
    {
        var before = DateTimeOffset.UtcNow.AddSeconds(-2);
        var time = timestamp switch
        {
            "seconds" => $"\"timestamp\":{DateTimeOffset.UtcNow.ToUnixTimeSeconds()},",
            "far" => "\"timestamp\":253402300799999,",
            "none" => "",
            _ => $"\"timestamp\":{timestamp},",
        };
        await _site.DeliverAsync($$"""{"sender":{"id":"{{Alice}}"},"recipient":{"id":"{{Settings.PageId}}"},{{time}}"message":{"mid":"m_1","text":"stop"} }""");
        var conversation = await ConversationAsync();
        Assert.All([conversation.StartedAt, conversation.LastAt, conversation.ActedAt!.Value, conversation.StoppedAt!.Value], at => Assert.InRange(at, before, DateTimeOffset.UtcNow));
    }

    [Theory]
    [InlineData("""Nice \ud83d teapot\n\"A\" \u2764""", "Nice \ufffd teapot\n\"A\" ❤")]
    [InlineData("""\udc00""", "\ufffd")]
    [InlineData("""\ud83d\ude00 \ude00""", "😀 \ufffd")]
    public async Task Half_of_a_character_costs_one_character(string json, string words)
    {
        await _site.DeliverAsync(Event($$""" "message":{"mid":"m_1","text":"{{json}}"} """, At(1)));
        using var bob = await _site.MerchantAsync();
        Assert.Equal([words], (await bob.ThreadAsync()).Bubbles());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<Conversation> ConversationAsync() => _site.ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync(Cancel));
}
