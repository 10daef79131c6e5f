using System.Runtime.CompilerServices;
using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Privacy;

/// <summary>
/// Deletes everything about a person. Of an event its key stays, so that Facebook's redelivery of it brings nobody back; a checkout
/// session and what books need of its order stay, tied to nobody. Table by table: <c>docs/privacy.md</c>.
/// </summary>
/// <remarks>If it breaks off, what is left is found again, for the opt-ins go last: do it once more.</remarks>
public sealed partial class Erasure(SiteDb db, LogDb log, PersonEvents events, PersonCounts counts, PersonTalk talk, PersonNumbers numbers, PersonOrders orders, Crediting crediting, OptInNotifier news, TimeProvider time, ILogger<Erasure> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Deletes it, and returns how much it was.</summary>
    /// <exception cref="System.Data.Common.DbException">It is deleted in part, or not at all.</exception>
    public async Task<Erased> EraseAsync(string person, CancellationToken cancel)
    {
        await using var overwriting = await Overwriting.BeginAsync(db, cancel);
        await using var overwritingLog = await Overwriting.BeginAsync(log, cancel);

        // The log first, beside the webhook's writer, and in steps with pauses. Who reads its events does so in a transaction of the site's database:
        // either that sees them empty, or all that it wrote is deleted below.
        // A tick of the checkbox and a login name no page-scoped id, but the user_ref or login_id by which the opt-in is theirs.
        var unnamed = await db.OptIns.Where(o => o.Psid == person && (o.UserRef != null || o.LoginId != null)).Select(o => new { o.UserRef, o.LoginId }).ToListAsync(cancel);
        string[] names = [person, .. unnamed.SelectMany(o => new[] { o.UserRef, o.LoginId }).OfType<string>().Distinct()];
        var end = 0L;
        var count = 0;

        // Who ticked or logged in several times has one user_ref or login_id there; the clicks tell of all.
        List<long> emptied = await db.OptIns.Where(o => o.Psid == person).SelectMany(o => o.Clicks).Where(c => DoorRules.KnownByAnswer.Contains(c.EntryPoint)).Select(c => c.EventId).ToListAsync(cancel);
        foreach (var ids in emptied.Chunk(PersonEvents.Step))
        {
            count += await EmptyAsync([.. ids], person, cancel);
        }

        for (var last = await LastAsync(cancel); last > end; (end, last) = (last, await LastAsync(cancel)))
        {
            await foreach (var some in HoldingAsync(names, end, last, cancel))
            {
                List<long> ids = [.. some.Select(e => e.Id)];
                count += await EmptyAsync(ids, person, cancel);
                emptied.AddRange(ids);
                await Task.Delay(ids.Count > 0 ? Pause : TimeSpan.Zero, time, cancel);
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await foreach (var some in HoldingAsync(names, end, long.MaxValue, cancel))
        {
            List<long> ids = [.. some.Select(e => e.Id)]; // Came meanwhile.
            count += await EmptyAsync(ids, person, cancel);
            emptied.AddRange(ids);
        }

        foreach (var ids in emptied.Chunk(PersonEvents.Step))
        {
            await db.EventNotes.Where(n => ids.Contains(n.EventId)).ExecuteDeleteAsync(cancel);
        }

        await counts.EraseAsync(person, cancel);

        // In this order: whose a number or a session is, visits and opt-ins tell.
        await numbers.EraseAsync(person, cancel);
        await orders.EraseAsync(person, cancel);
        await talk.EraseAsync(person, cancel);
        await CloseRequestsAsync(person, cancel);
        var (optIns, touched) = await ForgetAsync(person, cancel);
        await transaction.CommitAsync(cancel);
        news.Tell(touched);
        Log.Erased(logger, optIns, count);
        return new(optIns, count);
    }

    private async IAsyncEnumerable<IReadOnlyList<WebhookEvent>> HoldingAsync(string[] names, long after, long to, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var name in names)
        {
            await foreach (var some in events.HoldingAsync(name, after, to, cancel))
            {
                yield return some;
            }
        }
    }

    private async Task<long> LastAsync(CancellationToken cancel) => await log.Settled().MaxAsync(e => (long?)e.Id, cancel) ?? 0;

    private Task<int> EmptyAsync(List<long> ids, string person, CancellationToken cancel) =>
        log.WebhookEvents.Where(e => ids.Contains(e.Id) && e.Raw != "").ExecuteUpdateAsync(
            set => set
                .SetProperty(e => e.Sender, (string?)null)
                .SetProperty(e => e.Raw, "")
                .SetProperty(e => e.Topic, (string?)null)
                .SetProperty(e => e.PageId, e => e.PageId == person ? "" : e.PageId),
            cancel);

    /// <summary>What Facebook told of the very same id is done with it.</summary>
    private Task<int> CloseRequestsAsync(string person, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return db.PrivacyRequests.Where(r => r.UserId == person).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.UserId, (string?)null).SetProperty(r => r.DoneAt, r => r.DoneAt ?? now), cancel);
    }

    /// <summary>Deletes the opt-ins with their clicks, and unties their sessions. Returns how many, and the sessions' tokens.</summary>
    private async Task<(int OptIns, IReadOnlySet<Guid> Touched)> ForgetAsync(string person, CancellationToken cancel)
    {
        var own = await db.OptIns.AsNoTracking().Where(OptIn.Of(person)).Select(o => new { o.Id, o.CheckoutSessionId }).ToListAsync(cancel);
        var (ids, sessionIds) = (own.Select(o => o.Id).ToList(), own.Select(o => o.CheckoutSessionId).OfType<long>().ToList());
        var sessions = await db.CheckoutSessions.Include(s => s.OptIns).Where(s => sessionIds.Contains(s.Id)).ToListAsync(cancel);
        foreach (var session in sessions)
        {
            session.Forget(person);
        }

        await db.SaveChangesAsync(cancel);

        // Without its opt-in, a hint would look like one that no webhook confirmed.
        var tokens = sessions.Select(s => s.Token).ToHashSet();
        await db.BrowserHints.Where(h => tokens.Contains(h.SessionToken)).ExecuteDeleteAsync(cancel);
        await db.OutboxMessages.Where(m => ids.Contains(m.OptInId!.Value) && m.ConversationId == null).ExecuteDeleteAsync(cancel); // Those to somebody who hasn't answered.
        var count = await db.OptIns.Where(o => ids.Contains(o.Id)).ExecuteDeleteAsync(cancel);
        await crediting.SessionsChangedAsync(sessionIds, cancel); // Of others who opted in there it may be known less now.
        return (count, tokens);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Everything about a person was deleted: {OptIns} opt-ins; {Events} events were emptied.")]
        public static partial void Erased(ILogger logger, int optIns, int events);
    }
}

/// <summary>What was deleted.</summary>
/// <param name="OptIns">Opt-ins, with their clicks.</param>
/// <param name="Events">Events that held the person's id.</param>
public sealed record Erased(int OptIns, int Events);
