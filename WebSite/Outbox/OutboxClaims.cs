using Messenger.AspNetCore.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Takes the next message that is due, so that no other worker takes it too.</summary>
public sealed class OutboxClaims(SiteDb db, Sendable sendable, SendingPauses pauses, IOptionsMonitor<MessengerOptions> options, TimeProvider time)
{
    /// <summary>An answer that hasn't come by then won't: the worker that waited for it is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>Marks messages whose worker is gone as uncertain, and returns how many. They aren't sent again: nobody knows whether they were.</summary>
    public async Task<int> GiveUpAsync(CancellationToken cancel)
    {
        const string Why = "The site stopped before Facebook's answer came: it may have been sent or not.";
        var since = time.GetUtcNow() - Lease;
        var given = db.OutboxMessages.Where(m => m.State == OutboxState.Sending && m.ClaimedAt < since);
        if (!await given.AnyAsync(cancel))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.MatchingRequests.Where(r => given.Any(m => m.MatchingRequestId == r.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, MatchingState.Failed).SetProperty(r => r.Why, Why).SetProperty(r => r.ChangedAt, time.GetUtcNow()), cancel);
        var count = await given.LoseAsync(Why, cancel);
        await transaction.CommitAsync(cancel);
        return count;
    }

    /// <summary>Cancels what was held until it made no sense any more, and returns how many.</summary>
    public async Task<int> LapseAsync(CancellationToken cancel)
    {
        var held = db.OutboxMessages.Where(m => m.State == OutboxState.Held && (m.HeldBy == Hindrance.NoTemplate || m.HeldBy == Hindrance.OtherApp));
        if (!await held.AnyAsync(cancel))
        {
            return 0;
        }

        var (now, count) = (time.GetUtcNow(), 0);
        foreach (var (occasion, useful) in Enum.GetValues<Occasion>().Select(o => (o, o.Rule().Useful)).Where(o => o.Useful is not null))
        {
            var since = now - useful!.Value;
            var late = held.Where(m => m.Occasion == occasion && m.CreatedAt < since);
            count += await late.Where(m => m.HeldBy == Hindrance.NoTemplate).LapseAsync(Hindrance.NoTemplate.WhyLapsed(), cancel);
            count += await late.Where(m => m.HeldBy == Hindrance.OtherApp).LapseAsync(Hindrance.OtherApp.WhyLapsed(), cancel);
        }

        return count;
    }

    /// <summary>The next message's id, claimed; null when none is due, or sending pauses.</summary>
    public async Task<long?> NextAsync(CancellationToken cancel)
    {
        if (!await Due.AnyAsync(cancel) || await pauses.UntilAsync(cancel) is not null)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        while (await Due.OrderBy(m => m.DueAt).ThenBy(m => m.Id).FirstOrDefaultAsync(cancel) is { } message)
        {
            if (await sendable.WhyNotAsync(message, cancel) is { } hindrance)
            {
                message.Hinder(hindrance);
                await db.SaveChangesAsync(cancel);
                continue;
            }

            await pauses.TryAsync(cancel);
            message.Claim(time.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return message.Id;
        }

        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>When to look again; null when nothing waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        var due = await InTurn.MinAsync(m => (DateTimeOffset?)m.DueAt, cancel);
        var lease = await db.OutboxMessages.Where(m => m.State == OutboxState.Sending).MinAsync(m => m.ClaimedAt, cancel) + Lease;
        var pause = due is null ? null : await pauses.UntilAsync(cancel);
        due = pause > due ? pause : due;
        return lease < due || due is null ? lease : due;
    }

    private IQueryable<OutboxMessage> Due
    {
        get
        {
            var now = time.GetUtcNow();
            return InTurn.Where(m => m.DueAt <= now);
        }
    }

    /// <summary>What waits and is the next of its conversation: none goes before an earlier one of the same.</summary>
    private IQueryable<OutboxMessage> InTurn
    {
        get
        {
            var page = options.CurrentValue.PageId;
            return db.OutboxMessages.Where(m => m.State == OutboxState.Waiting && m.PageId == page
                && !db.OutboxMessages.Any(o => m.ConversationId != null && o.ConversationId == m.ConversationId && o.Id < m.Id && (o.State == OutboxState.Waiting || o.State == OutboxState.Sending)));
        }
    }
}
