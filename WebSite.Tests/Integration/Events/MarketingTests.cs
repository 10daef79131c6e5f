using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Events;

/// <summary>Who refuses marketing messages has asked for nothing.</summary>
public sealed class MarketingTests : IAsyncDisposable
{
    private const string Stop = """ "optin":{"type":"notification_messages","notification_messages_token":"1","notification_messages_status":"STOP_NOTIFICATIONS","title":"Offers"} """;
    private const string Resume = """ "optin":{"type":"notification_messages","notification_messages_token":"1","notification_messages_status":"RESUME_NOTIFICATIONS","title":"Offers"} """;

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_is_recorded_as_one_and_opens_nothing()
    {
        await _site.DeliverCaseAsync("004-optin-stop-notifications");
        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();

        Assert.Equal(["Refused marketing messages: Weekly offers"], page.Deeds());
        Assert.Equal(["Window closed", "No marketing"], page.Document.QuerySelectorAll(".marks .badge").Select(b => b.TextContent));
        Assert.Contains("messages refused", page.Document.QuerySelector("[aria-labelledby=who]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".ways li"));
        Assert.Empty(await _site.OutboxAsync());
        Assert.Empty(await _site.OptInsAsync());
        Assert.Null((await ConversationAsync()).ActedAt);
    }

    [Theory]
    [InlineData("STOP NOTIFICATIONS", true, "Refused marketing messages: Offers")]
    [InlineData("stop_notifications", true, "Refused marketing messages: Offers")]
    [InlineData("SOMETHING_NEW", false, "Allowed messages on a subject: Offers")]
    public async Task A_refusal_is_heard_in_every_spelling_and_a_word_that_nobody_knows_allows_nothing(string word, bool refuses, string shown)
    {
        await _site.DeliverAsync(Event(Stop.Replace("STOP_NOTIFICATIONS", word, StringComparison.Ordinal)));

        var conversation = await ConversationAsync();
        Assert.Equal((refuses, refuses), (conversation.RefusesMarketing, conversation.MarketingAt is not null));
        using var bob = await _site.MerchantAsync();
        Assert.Equal([shown], (await bob.ThreadAsync()).Deeds());
    }

    [Theory]
    [InlineData(Resume)]
    [InlineData(""" "optin":{"type":"one_time_notif_req","payload":"1","one_time_notif_token":"T","title":"Restock"} """)]
    public async Task A_permission_for_a_subject_opens_no_window_is_no_visit_and_gets_no_greeting(string optIn)
    {
        await _site.DeliverAsync(Event(optIn));

        Assert.Null((await ConversationAsync()).ActedAt);
        Assert.Equal(0, await _site.ReadAsync(db => db.Visits.CountAsync(Cancel)));
        Assert.Empty(await _site.OutboxAsync());
        using var bob = await _site.MerchantAsync();
        Assert.StartsWith("Allowed messages on a subject", Assert.Single((await bob.ThreadAsync()).Deeds()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_refused_and_then_writes_is_greeted_as_anybody_new()
    {
        await _site.DeliverAsync(Event(Stop, At(1)));
        await _site.DeliverAsync(Event(""" "message":{"mid":"m","text":"Hello"} """, At(2)));
        Assert.Equal(Occasion.Greeting, Assert.Single(await _site.OutboxAsync()).Occasion);
        Assert.True((await ConversationAsync()).RefusesMarketing);
    }

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, true)]
    public async Task What_they_said_last_counts_in_whatever_order_it_comes(int stop, int resume, bool refuses)
    {
        await _site.DeliverAsync(Event(Stop, At(stop)), Event(Resume, At(resume)));
        Assert.Equal(refuses, (await ConversationAsync()).RefusesMarketing);
        using var bob = await _site.MerchantAsync();
        Assert.Contains("Allowed messages on a subject: Offers", (await bob.ThreadAsync()).Deeds());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task<Conversation> ConversationAsync() => _site.ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync(Cancel));
}
