using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Projection;

/// <summary>Events that are taken in one transaction come to the same as one by one: what the first has changed, the second sees.</summary>
public sealed class OneBatchTests : IAsyncDisposable
{
    private readonly SiteHost _site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")], services: OneBatch.NoProjector);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_block_that_ends_at_once_pauses_nothing()
    {
        await _site.TakeAsync(Enforce("block", 1), Enforce("unblock", 2));
        Assert.Empty(await PausesAsync());
    }

    [Fact]
    public async Task Two_blocks_are_one_pause()
    {
        await _site.TakeAsync(Enforce("block", 1), Enforce("block", 2));
        Assert.Equal(PauseReason.Restricted, Assert.Single(await PausesAsync()).Reason);
    }

    [Fact]
    public async Task A_block_right_after_an_end_pauses_anew()
    {
        await _site.TakeAsync(Enforce("block", 1), Enforce("block", 2));
        await _site.TakeAsync(Enforce("unblock", 3), Enforce("block", 4), Enforce("unblock", 5), Enforce("block", 6));
        Assert.Equal(1, Assert.Single(await PausesAsync()).Times);
        await _site.TakeAsync(Enforce("unblock", 7));
        Assert.Empty(await PausesAsync());
    }

    [Fact]
    public async Task Stop_said_twice_cancels_what_waits_once()
    {
        await _site.TakeAsync(Said("Hello", 1));
        Assert.Equal(OutboxState.Waiting, Assert.Single(await _site.OutboxAsync()).State);
        await _site.TakeAsync(Said("stop", 2), Said("stop!", 3));
        Assert.Equal(OutboxState.Cancelled, (await _site.OutboxAsync())[0].State);
    }

    [Fact]
    public async Task Of_two_who_accept_one_request_the_first_has_it()
    {
        await AskAsync(MatchingState.InMessageRequests);
        await _site.TakeAsync(Accepted(Alice, 1), Accepted(Charlie, 2));
        var request = await RequestAsync();
        Assert.Equal((MatchingState.Accepted, Alice), (request.State, await _site.ReadAsync(db => db.Conversations.Where(c => c.Id == request.ConversationId).Select(c => c.Psid).SingleAsync(Cancel))));
        Assert.Equal(1, await _site.ReadAsync(db => db.Visits.CountAsync(v => v.MatchingRequestId != null, Cancel)));
    }

    [Fact]
    public async Task Who_accepts_in_the_batch_of_the_messages_echo_has_accepted_that_one()
    {
        await AskAsync(MatchingState.Requested, OutboxState.Sending);
        var id = (await _site.OutboxAsync()).Single().Id;
        await _site.TakeAsync(Echo(id, 1), Accepted(Alice, 2));
        Assert.Equal((MatchingState.Accepted, OutboxState.Sent), ((await RequestAsync()).State, (await _site.OutboxAsync()).Single().State));
    }

    [Fact]
    public async Task An_echo_before_the_answer_settles_the_matching_and_ends_the_pause_that_was_tried()
    {
        await AskAsync(MatchingState.Requested, OutboxState.Sending);
        var (id, now) = ((await _site.OutboxAsync()).Single().Id, DateTimeOffset.UtcNow);
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.ClaimedAt, now), Cancel));
        await _site.ReadAsync(db =>
        {
            db.SendingPauses.Add(new() { PageId = Settings.PageId, Why = "Fewer.", Reason = PauseReason.Rate, Since = now.AddMinutes(-1), Until = now.AddMinutes(1), Times = 1 });
            return db.SaveChangesAsync(Cancel);
        });

        await _site.TakeAsync(Echo(id, 1));

        Assert.Equal(MatchingState.InMessageRequests, (await RequestAsync()).State);
        Assert.Empty(await PausesAsync());
    }

    [Fact]
    public async Task An_echo_after_the_person_accepted_takes_nothing_back()
    {
        await AskAsync(MatchingState.Accepted, OutboxState.Sending);
        await _site.TakeAsync(Echo((await _site.OutboxAsync()).Single().Id, 1));
        Assert.Equal(MatchingState.Accepted, (await RequestAsync()).State);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Enforce(string action, int at) =>
        $$"""{"recipient":{"id":"{{Settings.PageId}}"},"timestamp":{{At(at)}},"policy-enforcement":{"action":"{{action}}","reason":"Spam."} }""";

    private static string Said(string words, int at) => Event($$""" "message":{"mid":"m_{{at}}","text":"{{words}}"} """, At(at));

    private static string Accepted(string who, int at) => Event(""" "message_request":"accept" """, At(at), who);

    private static string Echo(long id, int at) => $$"""
        {"sender":{"id":"{{Settings.PageId}}"},"recipient":{"id":"{{Alice}}"},"timestamp":{{At(at)}},
         "message":{"is_echo":true,"app_id":{{Settings.AppId}},"metadata":"outbox:{{id}}","mid":"e_{{id}}","text":"x"} }
        """;

    /// <summary>Somebody ordered with a phone number, and its message stands so.</summary>
    private async Task AskAsync(MatchingState state, OutboxState sent = OutboxState.Sent)
    {
        using var shopper = _site.Visit();
        await shopper.ConfirmNumberAsync(await shopper.OrderWithNumberAsync("040 123 4567"));
        await _site.ReadAsync(async db =>
        {
            await db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, sent), Cancel);
            return await db.MatchingRequests.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state), Cancel);
        });
    }

    private Task<MatchingRequest> RequestAsync() => _site.ReadAsync(db => db.MatchingRequests.AsNoTracking().SingleAsync(Cancel));

    private Task<List<SendingPause>> PausesAsync() => _site.ReadAsync(db => db.SendingPauses.AsNoTracking().ToListAsync(Cancel));
}
