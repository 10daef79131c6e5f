using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>What becomes of messages that are claimed, and whose turn comes: one step of the worker at a time.</summary>
public sealed class ClaimTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private GraphStub _graph = null!;
    private SiteHost _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_claimed_and_never_written_cannot_have_left_and_waits_again()
    {
        await StartAsync(count: 1);
        Assert.NotNull(await NextAsync());
        _clock.Advance(OutboxClaims.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(0, await GiveUpAsync());
        Assert.Equal((OutboxState.Waiting, 0, null), Single(await _site.OutboxAsync()));

        await SendAsync((await NextAsync())!.Value);
        Assert.Equal((OutboxState.Sent, 1, null), Single(await _site.OutboxAsync()));
        Assert.Single(_graph.Sends);
    }

    [Fact]
    public async Task What_was_written_and_has_no_answer_is_uncertain_also_when_it_is_tried_again()
    {
        await StartAsync(count: 1);
        var id = (await NextAsync())!.Value;
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, "{}"), Cancel));
        _clock.Advance(OutboxClaims.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await GiveUpAsync());
        Assert.Equal((OutboxState.Uncertain, 1, "No answer was noted within a minute: it may have been sent or not."), Single(await _site.OutboxAsync()));

        // What an earlier try had written says nothing of this one.
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Waiting), Cancel));
        Assert.Equal(id, await NextAsync());
        Assert.Null((await _site.OutboxAsync()).Single().Body);
    }

    [Fact]
    public async Task Who_is_so_slow_that_another_has_taken_the_message_sends_nothing()
    {
        await StartAsync(count: 1, profile: ProfileState.Unasked);
        var id = (await NextAsync())!.Value;
        _graph.OnRead = async http =>
        {
            _clock.Advance(OutboxClaims.Lease + TimeSpan.FromSeconds(1));
            await GiveUpAsync();
            Assert.Equal(id, await NextAsync());
        };
        await SendAsync(id);
        Assert.Empty(_graph.Sends);
        Assert.Equal((OutboxState.Sending, 1, null), Single(await _site.OutboxAsync()));
    }

    [Fact]
    public async Task Messages_that_come_too_late_are_cancelled_a_few_at_a_time()
    {
        await StartAsync(count: 130, Occasion.Greeting);
        _clock.Advance(TimeSpan.FromHours(2));
        using var commits = new Statements(_site);
        Assert.Null(await NextAsync());
        Assert.All(await _site.OutboxAsync(), m => Assert.Equal(OutboxState.Cancelled, m.State));
        Assert.Equal(3, commits.Commits);
    }

    [Fact]
    public async Task One_that_cannot_be_judged_is_set_aside_and_holds_up_no_other()
    {
        await StartAsync(count: 2, of: 2);
        _site.MayErr = true;
        await _site.ReadAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF; UPDATE \"OutboxMessages\" SET \"ConversationId\" = 99 WHERE \"Id\" = 1; PRAGMA foreign_keys=ON", Cancel));
        Assert.Equal(2, await NextAsync());
        var first = (await _site.OutboxAsync())[0];
        Assert.Equal((OutboxState.SetAside, true), (first.State, first.Why!.StartsWith("This site could not write the message", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_message_that_reached_nobody_eight_times_fails_and_ends_no_pause()
    {
        await StartAsync(count: 1, graph: "http://127.0.0.1:1");
        await _site.ReadAsync(db =>
        {
            var now = _clock.GetUtcNow();
            db.SendingPauses.Add(new() { PageId = Settings.PageId, Why = "Fewer.", Reason = PauseReason.Rate, Since = now.AddHours(-1), Until = now.AddMinutes(-1), Times = 1 });
            return db.SaveChangesAsync(Cancel);
        });
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, OutboxOutcome.MaxAttempts - 1), Cancel));
        await SendAsync((await NextAsync())!.Value);
        Assert.Equal(OutboxState.Failed, Single(await _site.OutboxAsync()).State);
        Assert.True(await _site.ReadAsync(db => db.SendingPauses.AnyAsync(Cancel)));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _graph.DisposeAsync();
    }

    /// <summary>Some messages wait, to Alice alone or to so many people.</summary>
    private async Task StartAsync(int count, Occasion occasion = Occasion.Answer, int of = 1, ProfileState profile = ProfileState.Known, string? graph = null)
    {
        _graph = await GraphStub.StartAsync();
        _site = new([.. _graph.SiteSettings, .. graph is null ? [] : new[] { KeyValuePair.Create("Messenger:GraphUrl", (string?)graph) }], _clock, services: OneBatch.NoSender);
        var now = _clock.GetUtcNow();
        await _site.ReadAsync(async db =>
        {
            var people = Enumerable.Range(0, of).Select(n => new Conversation { PageId = Settings.PageId, Psid = $"{n + 1}", Profile = profile, StartedAt = now, LastAt = now, ActedAt = now }).ToList();
            db.Conversations.AddRange(people);
            await db.SaveChangesAsync(Cancel);
            db.OutboxMessages.AddRange(Enumerable.Range(0, count).Select(n =>
                Rows.Message($"{n}", OutboxState.Waiting, occasion).With(m => m.ConversationId, people[n % of].Id).With(m => m.CreatedAt, now).With(m => m.DueAt, now)));
            return await db.SaveChangesAsync(Cancel);
        });
    }

    private Task<long?> NextAsync() => _site.InAsync<OutboxClaims, long?>(claims => claims.NextAsync(Cancel));

    private Task<int> GiveUpAsync() => _site.InAsync<OutboxClaims, int>(claims => claims.GiveUpAsync(Cancel));

    private Task<bool> SendAsync(long id) => _site.InAsync<OutboxSender, bool>(async sender =>
    {
        await sender.SendAsync(id);
        return true;
    });

    private static (OutboxState State, int Attempts, string? Why) Single(List<OutboxMessage> messages) => Assert.Single(messages) is var m ? (m.State, m.Attempts, m.Why) : default;
}
