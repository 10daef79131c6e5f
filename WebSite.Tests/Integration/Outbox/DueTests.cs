using System.Security.Cryptography;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>Which message is the next to go, and what keeps it. The site has no token here, so that nobody but the test takes one.</summary>
public sealed class DueTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public DueTests() => _site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")], _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task None_goes_before_an_earlier_one_of_its_conversation()
    {
        var (first, second, others) = (Message("1").With(m => m.DueAt, _clock.GetUtcNow().AddMinutes(1)), Message("2"), Message("3"));
        await PutAsync(Payload.Alice, first, second);
        await PutAsync(Payload.Charlie, others);
        Assert.Equal([others.Id, null], [await NextAsync(), await NextAsync()]);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([first.Id, null], [await NextAsync(), await NextAsync()]);
        await AnsweredAsync(first.Id, new(GraphFaultKind.Refused, "No."));
        Assert.Equal(second.Id, await NextAsync());
    }

    [Fact]
    public async Task Another_Pages_stays_where_it_is()
    {
        await PutAsync(Payload.Alice, Message("1", pageId: "1"));
        Assert.Null(await NextAsync());
        Assert.Equal(OutboxState.Waiting, Assert.Single(await _site.OutboxAsync()).State);
    }

    [Theory]
    [InlineData(Occasion.Greeting)]
    [InlineData(Occasion.Confirmation)]
    [InlineData(Occasion.HandedOver)]
    [InlineData(Occasion.YesNeeded)]
    public async Task What_is_about_a_moment_goes_for_an_hour(Occasion occasion)
    {
        var inTime = Message("1", occasion).With(m => m.CreatedAt, _clock.GetUtcNow().AddHours(-1));
        var late = Message("2", occasion).With(m => m.CreatedAt, inTime.CreatedAt.AddMilliseconds(-1));
        await PutAsync(Payload.Alice, late);
        await PutAsync(Payload.Charlie, inTime);

        Assert.Equal([inTime.Id, null], [await NextAsync(), await NextAsync()]);
        var dropped = (await _site.OutboxAsync()).Single(m => m.Id == late.Id);
        Assert.Equal((OutboxState.Cancelled, Hindrance.TooLate.Why()), (dropped.State, dropped.Why));
    }

    [Theory]
    [InlineData(Occasion.Answer)]
    [InlineData(Occasion.Receipt)]
    [InlineData(Occasion.OrderShipped)]
    [InlineData(Occasion.Stopped)]
    public async Task What_is_about_no_moment_goes_after_an_hour_too(Occasion occasion)
    {
        var message = Message("1", occasion).With(m => m.CreatedAt, _clock.GetUtcNow().AddHours(-2));
        await PutAsync(Payload.Alice, message);
        Assert.Equal(message.Id, await NextAsync());
    }

    [Fact]
    public async Task One_whose_window_closes_after_it_was_taken_is_not_sent()
    {
        var message = Message("1");
        await PutAsync(Payload.Alice, message);
        Assert.Equal(message.Id, await NextAsync());
        _clock.Advance(Conversation.Window);
        await InAsync<OutboxSender, bool>(async sender =>
        {
            await sender.SendAsync(message.Id);
            return true;
        });

        var kept = Assert.Single(await _site.OutboxAsync());
        Assert.Equal(OutboxState.Failed, kept.State);
        Assert.Contains("the window has closed", kept.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_taken_is_uncertain_when_no_answer_comes_for_a_minute_and_so_is_its_request()
    {
        var id = await IntroducedAsync();
        Assert.Equal(id, await NextAsync());
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, "{}"), Cancel)); // As it is written before it is sent.
        Assert.Equal(_clock.GetUtcNow().AddMinutes(1), await InAsync<OutboxClaims, DateTimeOffset?>(claims => claims.NextDueAsync(Cancel)));

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await GiveUpAsync());
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await GiveUpAsync());
        Assert.Equal(OutboxState.Uncertain, Assert.Single(await _site.OutboxAsync()).State);
        var request = await _site.ReadAsync(db => db.MatchingRequests.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal(MatchingState.Failed, request.State);
        Assert.Contains("may have been sent or not", request.Why, StringComparison.Ordinal);
        Assert.Null(await NextAsync());
    }

    [Fact]
    public async Task Too_many_messages_to_phone_numbers_hold_up_no_other()
    {
        var id = await IntroducedAsync();
        await PutAsync(Payload.Alice, Message("1"));
        Assert.Equal(id, await NextAsync());
        await AnsweredAsync(id, new(GraphFaultKind.TooManyNumbers, "(#4) Too many.", 4, 2018022));

        Assert.NotNull(await NextAsync());
        var waiting = (await _site.OutboxAsync()).Single(m => m.Id == id);
        Assert.Equal((OutboxState.Waiting, 1), (waiting.State, waiting.Attempts));
        Assert.True(waiting.DueAt > _clock.GetUtcNow());
    }

    [Fact]
    public async Task While_sending_pauses_nothing_goes_and_the_next_look_is_at_its_end()
    {
        await PutAsync(Payload.Alice, Message("1"));
        var end = _clock.GetUtcNow().AddMinutes(10);
        await PauseAsync(PauseReason.Rate, end);
        Assert.Null(await NextAsync());
        Assert.Equal(end, await InAsync<OutboxClaims, DateTimeOffset?>(claims => claims.NextDueAsync(Cancel)));
    }

    [Fact]
    public async Task Another_token_ends_the_pause_of_the_one_that_was_refused()
    {
        var message = Message("1");
        await PutAsync(Payload.Alice, message);
        await PutAsync(Payload.Charlie, Message("2"));
        await PauseAsync(PauseReason.Token, _clock.GetUtcNow().AddMinutes(10), Convert.ToHexStringLower(SHA256.HashData([]))); // That of now: there is none.
        Assert.Null(await NextAsync());

        await _site.ReadAsync(db => db.SendingPauses.ExecuteUpdateAsync(set => set.SetProperty(p => p.TokenHash, "another"), Cancel));
        Assert.Equal([message.Id, null], [await NextAsync(), await NextAsync()]); // One tries the other token first.
    }

    [Fact]
    public async Task What_passes_waits_as_long_as_Facebook_asks()
    {
        var message = Message("1");
        await PutAsync(Payload.Alice, message);
        Assert.Equal(message.Id, await NextAsync());
        await AnsweredAsync(message.Id, new(GraphFaultKind.Temporary, "(#2) In an hour.", 2, RetryAfter: TimeSpan.FromHours(1)));
        var waiting = Assert.Single(await _site.OutboxAsync());
        Assert.Equal((OutboxState.Waiting, _clock.GetUtcNow().AddHours(1)), (waiting.State, waiting.DueAt));
    }

    [Fact]
    public async Task After_a_pause_one_is_tried_and_the_others_go_once_Facebook_has_taken_the_token()
    {
        var (tried, other) = (Message("1"), Message("2"));
        await PutAsync(Payload.Alice, tried);
        await PutAsync(Payload.Charlie, other);
        await PauseAsync(PauseReason.Token, _clock.GetUtcNow());
        Assert.Equal([tried.Id, null], [await NextAsync(), await NextAsync()]);

        // It is this message that Facebook refuses, and not the token.
        await AnsweredAsync(tried.Id, new(GraphFaultKind.Refused, "No."));
        Assert.Equal(other.Id, await NextAsync());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private OutboxMessage Message(string cause, Occasion occasion = Occasion.Answer, string pageId = Settings.PageId) => new()
    {
        Cause = MessageCause.Stored(cause),
        PageId = pageId,
        Occasion = occasion,
        CreatedAt = _clock.GetUtcNow(),
        DueAt = _clock.GetUtcNow(),
    };

    /// <summary>Puts messages to somebody who has just written into the outbox, as they are.</summary>
    private Task<int> PutAsync(string psid, params OutboxMessage[] messages) => _site.ReadAsync(async db =>
    {
        var conversation = new Conversation { PageId = messages[0].PageId, Psid = psid, StartedAt = _clock.GetUtcNow(), LastAt = _clock.GetUtcNow(), ActedAt = _clock.GetUtcNow(), Profile = ProfileState.Hidden };
        conversation.Messages.AddRange(messages);
        db.Conversations.Add(conversation);
        return await db.SaveChangesAsync(Cancel);
    });

    /// <summary>A shopper has confirmed a phone number; returns the message's id.</summary>
    private async Task<long> IntroducedAsync()
    {
        using var shopper = _site.Visit();
        await shopper.ConfirmNumberAsync(await shopper.OrderWithNumberAsync("0401234501"));
        return Assert.Single(await _site.OutboxAsync()).Id;
    }

    private Task<int> PauseAsync(PauseReason reason, DateTimeOffset until, string? tokenHash = null) => _site.ReadAsync(async db =>
    {
        db.SendingPauses.Add(new() { PageId = Settings.PageId, Reason = reason, Why = "As the test wants it.", Since = _clock.GetUtcNow().AddMinutes(-10), Until = until, Times = 1, TokenHash = tokenHash });
        return await db.SaveChangesAsync(Cancel);
    });

    private Task<long?> NextAsync() => InAsync<OutboxClaims, long?>(claims => claims.NextAsync(Cancel));

    private Task<int> GiveUpAsync() => InAsync<OutboxClaims, int>(claims => claims.GiveUpAsync(Cancel));

    private Task<bool> AnsweredAsync(long id, GraphFault fault) => InAsync<OutboxOutcome, bool>(async outcome =>
    {
        await outcome.NoteAsync((await _site.OutboxAsync()).Single(m => m.Id == id), global::Messenger.AspNetCore.Graph.GraphReply.Failed(fault), Cancel);
        return true;
    });

    private async Task<T> InAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
