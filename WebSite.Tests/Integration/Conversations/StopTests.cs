using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Conversations;

/// <summary><em>Stop</em> where it isn't a message to this site: meant for the whole Page all the same.</summary>
public sealed class StopTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    [Fact]
    public async Task A_message_that_is_changed_into_a_stop_ends_it_and_is_confirmed()
    {
        await SayAsync(Entry(Message("When is it open?", 1)));
        await SayAsync(Entry(Event(""" "message_edit":{"mid":"m_1","text":"Stop!","num_edit":1} """, At(2))));
        await SayAsync(Entry(Event(""" "message_edit":{"mid":"m_1","text":"Stop!","num_edit":1} """, At(2))));

        Assert.NotNull((await ConversationAsync()).StoppedAt);
        Assert.Equal([Occasion.Stopped], await OccasionsAsync());
    }

    [Fact]
    public async Task Who_asked_for_a_human_before_the_conversation_was_given_back_is_not_handed_over_again()
    {
        await SayAsync(Entry(Message("human", 1)));
        Assert.NotNull((await ConversationAsync()).HandedOverAt);
        using var bob = await _site.MerchantAsync();
        await bob.PressAsync("/dashboard/conversations/1?handler=hand", ("human", "false"));

        await SayAsync(Entry(Message("human", 2))); // It comes late.
        Assert.Null((await ConversationAsync()).HandedOverAt);

        await SayAsync(Entry(Event(""" "message":{"mid":"m_3","text":"human"} """, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())));
        Assert.NotNull((await ConversationAsync()).HandedOverAt);
    }

    [Fact]
    public async Task A_stop_said_to_another_app_of_the_page_ends_it_without_a_word()
    {
        await SayAsync(Entry(Message("Hello", 1)));
        await SayAsync(Entry(Message("What does the other bot know?", 2), channel: "standby"));
        Assert.Null((await ConversationAsync()).StoppedAt);
        Assert.Single((await ConversationAsync()).Entries);

        await SayAsync(Entry(Message("stop", 3), channel: "standby"));

        Assert.NotNull((await ConversationAsync()).StoppedAt);
        Assert.Equal(["Hello", "stop"], (await ConversationAsync()).Entries.OrderBy(l => l.Id).Select(l => l.Text));
        Assert.Equal([Occasion.Greeting], await OccasionsAsync());
    }

    [Fact]
    public async Task A_stop_that_is_said_twice_is_confirmed_once_and_one_after_a_start_again()
    {
        await SayAsync(Entry(Message("stop", 1)));
        await SayAsync(Entry(Message("Stop!", 2)));
        Assert.Single(await OccasionsAsync(), Occasion.Stopped);

        await SayAsync(Entry(Message("start", 3)));
        await SayAsync(Entry(Message("stop", 4)));
        Assert.Equal(2, (await OccasionsAsync()).Count(occasion => occasion == Occasion.Stopped));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_said_to_another_app_that_is_taken_back_has_no_words_left(bool unsentFirst)
    {
        await SayAsync(Entry(Message("Hello", 1)));
        var stop = Entry(Message("stop", 3), channel: "standby");
        var unsent = Entry(Event(""" "message":{"mid":"m_3","is_deleted":true} """, At(4)), channel: "standby");
        await SayAsync(unsentFirst ? unsent : stop);
        await SayAsync(unsentFirst ? stop : unsent);

        var entry = (await ConversationAsync()).Entries.Single(l => l.Mid == "m_3");
        Assert.Equal((null, true), (entry.Text, entry.UnsentAt is not null));
    }

    [Fact]
    public async Task With_who_only_wrote_to_another_app_no_conversation_begins()
    {
        await SayAsync(Entry(Message("stop", 1), channel: "standby"));
        Assert.Equal(0, await _site.ReadAsync(db => db.Conversations.CountAsync(TestContext.Current.CancellationToken)));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Message(string text, int at) => Event($$""" "message":{"mid":"m_{{at}}","text":"{{text}}"} """, At(at));

    private async Task SayAsync(string entry)
    {
        using var http = _site.Browser();
        using var response = await http.PostAsync(Envelope(entry));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await _site.SettledAsync();
    }

    private Task<Conversation> ConversationAsync() => _site.ReadAsync(db => db.Conversations.Include(c => c.Entries).SingleAsync(TestContext.Current.CancellationToken));

    private Task<List<Occasion>> OccasionsAsync() => _site.ReadAsync(db => db.OutboxMessages.OrderBy(m => m.Id).Select(m => m.Occasion).ToListAsync(TestContext.Current.CancellationToken));
}
