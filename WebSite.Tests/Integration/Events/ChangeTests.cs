using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Events;

/// <summary>Edited and unsent messages, on the pages that merchants read.</summary>
public sealed class ChangeTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_edit_replaces_the_text_and_keeps_what_stood_before(bool editFirst)
    {
        await DeliverAsync(editFirst, "006a-message", "006b-message-edit");
        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();

        Assert.Equal(["Please send it to 7 Harbour St"], page.Bubbles());
        Assert.Contains("Please send it to 5 Harbour St", Assert.Single(page.Document.QuerySelectorAll(".before li")).TextContent, StringComparison.Ordinal);
        Assert.Equal("Please send it to 7 Harbour St", (await bob.GetAsync("/dashboard/conversations")).Document.QuerySelector(".last")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_message_of_before_mids_were_kept_is_not_changed_for_naming_anothers()
    {
        await _site.DeliverAsync(Said("What is m_9?", 1));
        await _site.ReadAsync(db => db.ConversationEntries.ExecuteUpdateAsync(set => set.SetProperty(l => l.Mid, (string?)null), Cancel));
        await _site.DeliverAsync(Edit("Changed", 1, At(2), "m_9"));
        using var bob = await _site.MerchantAsync();
        Assert.Equal(["What is m_9?"], (await bob.ThreadAsync()).Bubbles());
    }

    [Fact]
    public async Task A_change_is_told_of_its_own_conversation_alone()
    {
        await _site.DeliverAsync(Said("Hello", 1), Event(""" "message_edit":{"mid":"m_1","text":"Mine","num_edit":1} """, At(2), Charlie));
        Assert.Null((await _site.EventsAsync())[1].Row.ConversationId);
    }

    [Fact]
    public async Task Of_several_edits_the_last_counts_and_all_are_kept()
    {
        await _site.DeliverAsync(Edit("Three", 2, At(3)), Said("One", 1), Edit("Two", 1, At(2)), Edit("Three", 2, At(5)));
        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();
        Assert.Equal(["Three"], page.Bubbles());
        Assert.Equal(["One", "Two"], page.Document.QuerySelectorAll(".before .wording").Select(e => e.TextContent));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unsent_message_is_marked_and_its_words_are_nowhere_to_be_read(bool unsentFirst)
    {
        await DeliverAsync(unsentFirst, "005a-message", "005b-message-unsent");
        using var bob = await _site.MerchantAsync();
        var page = await bob.ThreadAsync();

        Assert.StartsWith("Unsent", Assert.Single(page.Bubbles()), StringComparison.Ordinal);
        foreach (var path in new[] { "/dashboard/conversations/1", "/dashboard/conversations", "/dashboard/conversations?show=unread", "/dashboard/deliveries/1", "/dashboard/deliveries/2" })
        {
            Assert.DoesNotContain("4111", (await bob.GetAsync(path)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(["WebhookEvents.Raw"], await _site.ColumnsWithAsync("4111"));
        Assert.Equal(0, (await ConversationAsync()).Unread);
    }

    [Fact]
    public async Task The_words_of_an_edit_go_too_and_true_may_be_a_text()
    {
        await _site.DeliverAsync(Said("My card is", 1), Edit("My card is 4111", 1, At(2)));
        await _site.DeliverAsync(Event(""" "message":{"mid":"m_1","is_deleted":"true"} """, At(3)));
        Assert.Equal(["WebhookEvents.Raw"], await _site.ColumnsWithAsync("4111"));
        using var bob = await _site.MerchantAsync();
        Assert.DoesNotContain("My card", (await bob.ThreadAsync()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", (await bob.GetAsync("/dashboard/deliveries/2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_nobody_has_looked_at_stops_waiting_when_it_is_unsent()
    {
        await _site.DeliverAsync(Said("Is it safe?", 1), Said("And blue?", 2));
        using var bob = await _site.MerchantAsync();
        await bob.PressAsync("/dashboard/conversations/1?handler=read", ("line", "2"));
        await _site.DeliverAsync(Said("Hello?", 3));
        await _site.DeliverAsync(Event(""" "message":{"mid":"m_1","is_deleted":true} """, At(4)));
        Assert.Equal(1, (await ConversationAsync()).Unread);
        await _site.DeliverAsync(Event(""" "message":{"mid":"m_3","is_deleted":true} """, At(5)));
        Assert.Equal(0, (await ConversationAsync()).Unread);
    }

    [Fact]
    public async Task A_message_from_before_mids_were_kept_is_found_by_its_event()
    {
        await _site.DeliverAsync(Said("my card is 4111", 1));
        await _site.ReadAsync(db => db.ConversationEntries.ExecuteUpdateAsync(set => set.SetProperty(l => l.Mid, (string?)null), Cancel));
        await _site.DeliverAsync(Event(""" "message":{"mid":"m_1","is_deleted":true} """, At(2)));
        Assert.Equal(["WebhookEvents.Raw"], await _site.ColumnsWithAsync("4111"));
    }

    [Fact]
    public async Task A_change_opens_no_window_and_of_an_unknown_person_begins_nothing()
    {
        await _site.DeliverAsync(Edit("Two", 1, At(2)), Event(""" "message":{"mid":"m_9","is_deleted":true} """, At(2), Charlie));
        Assert.Equal(0, await _site.ReadAsync(db => db.Conversations.CountAsync(Cancel)));
        await _site.DeliverAsync(Said("One", 1));
        Assert.Equal(At(1), (await ConversationAsync()).ActedAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task What_was_written_in_the_inbox_can_be_unsent_there()
    {
        await _site.DeliverAsync(Said("Hello", 1), Echo(""" "is_echo":true,"mid":"e_1","text":"Wrong window" """, 2));
        await _site.DeliverAsync(Echo(""" "is_echo":true,"mid":"e_1","is_deleted":true """, 3));
        using var bob = await _site.MerchantAsync();
        Assert.DoesNotContain("Wrong window", (await bob.ThreadAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_edited_into_a_first_message_that_comes_later_is_heard()
    {
        await _site.DeliverAsync(Edit("Stop", 1, At(2)));
        await _site.DeliverAsync(Said("Step", 1));
        Assert.Equal(At(2), (await ConversationAsync()).StoppedAt!.Value.ToUnixTimeMilliseconds());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    internal static string Said(string words, int at) => Event($$""" "message":{"mid":"m_{{at}}","text":"{{words}}"} """, At(at));

    internal static string Edit(string words, int number, long at, string mid = "m_1") => Event($$""" "message_edit":{"mid":"{{mid}}","text":"{{words}}","num_edit":{{number}}} """, at);

    internal static string Echo(string message, int at) =>
        $$"""{"sender":{"id":"{{Settings.PageId}}"},"recipient":{"id":"{{Alice}}"},"timestamp":{{At(at)}},"message":{ {{message}} } }""";

    private async Task DeliverAsync(bool secondFirst, string first, string second)
    {
        await _site.DeliverCaseAsync(secondFirst ? second : first);
        await _site.DeliverCaseAsync(secondFirst ? first : second);
    }

    private Task<Conversation> ConversationAsync() => _site.ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync(Cancel));
}
