using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Takes the next message that is due, so that no other worker takes it too.</summary>
public sealed partial class OutboxClaims(SiteDb db, Sendable sendable, SendingPauses pauses, IOptionsMonitor<MessengerOptions> options, TimeProvider time, ILogger<OutboxClaims> logger)
{
    /// <summary>Messages that one transaction looks at, at most: after a long outage many may have come too late, and other writers wait for it.</summary>
    private const int MostAtOnce = 64;

    /// <summary>An answer that hasn't come by then won't: the worker that waited for it is gone.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Of messages whose worker is gone, what was never written can't have left, and waits again; the others become uncertain, and their number is
    /// returned. They aren't sent again: nobody knows whether they were.
    /// </summary>
    public async Task<int> GiveUpAsync(CancellationToken cancel)
    {
        const string Why = "No answer was noted within a minute: it may have been sent or not.";
        var (now, since) = (time.GetUtcNow(), time.GetUtcNow() - Lease);
        var given = db.OutboxMessages.Where(m => m.State == OutboxState.Sending && m.ClaimedAt < since);
        if (!await given.AnyAsync(cancel))
        {
            return 0;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await given.ReturnAsync(cancel);
        await db.MatchingRequests.Where(r => given.Any(m => m.MatchingRequestId == r.Id)).LoseAsync(Why, now, cancel);
        var count = await given.LoseAsync(Why, cancel);
        await transaction.CommitAsync(cancel);
        return count;
    }

    /// <summary>Cancels what was held until it made no sense any more, and returns how many.</summary>
    public async Task<int> LapseAsync(CancellationToken cancel)
    {
        var held = db.OutboxMessages.Where(m => m.State == OutboxState.Held && Hindrances.Lapsing.Contains(m.HeldBy!.Value));
        if (!await held.AnyAsync(cancel))
        {
            return 0;
        }

        var (now, count) = (time.GetUtcNow(), 0);
        foreach (var (occasion, useful) in Enum.GetValues<Occasion>().Select(o => (o, o.Rule().Useful)).Where(o => o.Useful is not null))
        {
            var since = now - useful!.Value;
            var late = held.Where(m => m.Occasion == occasion && m.CreatedAt < since);
            foreach (var hindrance in Hindrances.Lapsing)
            {
                count += await late.Where(m => m.HeldBy == hindrance).LapseAsync(hindrance.WhyLapsed(), cancel);
            }
        }

        return count;
    }

    /// <summary>The next message's id, claimed; null when none is due, or sending pauses.</summary>
    public async Task<long?> NextAsync(CancellationToken cancel)
    {
        while (await Due.AnyAsync(cancel) && await pauses.UntilAsync(cancel) is null)
        {
            if (await ClaimAsync(cancel) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    /// <summary>Looks at messages until one may go, in one transaction; null when none of those may.</summary>
    private async Task<long?> ClaimAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        for (var looked = 0; looked < MostAtOnce && await Due.OrderBy(m => m.DueAt).ThenBy(m => m.Id).FirstOrDefaultAsync(cancel) is { } message; looked++)
        {
            if (await MayGoAsync(message, cancel))
            {
                await pauses.TryAsync(cancel);
                message.Claim(time.GetUtcNow());
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return message.Id;
            }

            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Whether a message may go now; else it says why not. One that can't be judged is set aside, so that it holds up no other.</summary>
    private async Task<bool> MayGoAsync(OutboxMessage message, CancellationToken cancel)
    {
        try
        {
            if (await sendable.WhyNotAsync(message, cancel) is not { } hindrance)
            {
                return true;
            }

            message.Hinder(hindrance);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !DatabaseFault.IsOutOfReach(exception))
        {
            Log.NotJudged(logger, message.Id, exception);
            message.SetAside(Reasons.NotWritten(exception));
        }

        return false;
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Whether message {Id} may be sent can't be told, so it is set aside. Nothing of it was sent.")]
        public static partial void NotJudged(ILogger logger, long id, Exception exception);
    }
}
