using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Following;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>
/// Works out what events mean for the whole site, in the caller's transaction: it reads what a batch touches, applies the rules in memory, and saves
/// once. The same events again change nothing.
/// </summary>
internal sealed class BatchHandler(
    SiteDb db, BatchLoader loader, ConversationEvents conversations, PageEvents page, Answers answers, Releases releases, TemplateVerdicts verdicts, LateVisits late, BatchTrace trace, IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Takes events, in the order of the log.</summary>
    /// <returns>The tokens of the checkout sessions that something happened to.</returns>
    public async Task<IReadOnlySet<Guid>> HandleAsync(IReadOnlyList<WebhookEvent> events, CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false; // What was changed is looked for once, below.
        db.ChangeTracker.CascadeDeleteTiming = CascadeTiming.Never; // What belonged to a deleted opt-in belongs to another one.
        var batch = await loader.LoadAsync(events, cancel);
        foreach (var taken in batch.Events)
        {
            Take(taken, batch);
        }

        await answers.NoteAsync(batch, cancel);
        foreach (var begun in batch.Begun)
        {
            FigureRules.Count(begun.StartedAt, begun.StoppedAt, begun.UnreachableAt, batch.Sums);
        }

        await AddDraftsAsync(batch, cancel);
        await releases.ReleaseAsync(batch, cancel);
        await SaveAsync(batch, cancel);
        trace.Note(batch);
        return batch.Touched;
    }

    /// <summary>All at once. What follows goes by tables as they are then: any number of messages that wait for a template, and the credit of orders.</summary>
    private async Task SaveAsync(Batch batch, CancellationToken cancel)
    {
        batch.New.Insert(db);
        db.Count(batch.Sums);
        await db.CountAsync(batch.Came, cancel);
        db.OptIns.RemoveRange(batch.Merged);
        db.MarkChanged();
        await db.SaveChangesAsync(cancel);
        await verdicts.ReleaseAsync(cancel);
        await late.CreditAsync(batch, cancel);
    }

    private void Take(TakenEvent taken, Batch batch)
    {
        var note = batch.Notes.GetValueOrDefault(taken.Id);
        if (note is { Outcome: not EventOutcome.Waiting })
        {
            return; // Decided before.
        }

        if (Refusals.Of(taken.Stored.Topic, taken.Event, options.CurrentValue.PageId) is { } refusal)
        {
            Note(taken, note, EventOutcome.Refused, refusal, batch);
            return;
        }

        // What waits by a note was in time, or a merchant wants it all the same.
        if (note is null && taken.Reading.IsOptIn && RetryHorizon.Misses(taken.Event, taken.Stored.ReceivedAt) is { } miss)
        {
            Note(taken, null, EventOutcome.SetAside, miss, batch);
            return;
        }

        var reason = taken.Reading.Reason;
        if (taken.Reading.IsOptIn)
        {
            var (_, optIn) = Clicks.Count(taken, batch);
            reason = taken.Reading.ReasonOf(optIn.Unlinked);
            if (batch.Session(optIn.CheckoutSessionId) is { Order: { } order } session)
            {
                PutReceipt(taken, optIn, order, session, batch);
            }
        }

        conversations.Take(taken, batch);
        page.Take(taken, batch);
        Note(taken, note, taken.Reading.IsOptIn ? EventOutcome.Recorded : EventOutcome.Kept, reason, batch);
    }

    /// <summary>
    /// The receipt for who came by the checkbox or a login. Who is known from a login before gets it in the conversation while its window is open; after that
    /// to the login_id, for which the login has opened one. Everybody else gets theirs with the visit.
    /// </summary>
    private static void PutReceipt(TakenEvent taken, OptIn optIn, Order order, CheckoutSession session, Batch batch)
    {
        if (optIn.Psid is not null && (taken.Event.LoginId is null || optIn.ClickCount > 1))
        {
            return;
        }

        var id = batch.Ids.Next<OutboxMessage>();
        if (batch.Find(optIn.PageId, optIn.Psid) is { StoppedAt: null } conversation && conversation.IsWindowOpen(batch.Now))
        {
            batch.Put(Receipts.Message(conversation, order, session, id), conversation, session);
        }
        else
        {
            batch.Put(Receipts.Message(optIn, order, session, id), optIn, session);
        }
    }

    /// <summary>Keeps a note of what there is to say; of what went without trouble there is nothing.</summary>
    private void Note(TakenEvent taken, EventNote? note, EventOutcome outcome, string? reason, Batch batch)
    {
        if (reason is null)
        {
            _ = note is null ? null : db.EventNotes.Remove(note);
            return;
        }

        note ??= batch.New.Add(new EventNote { EventId = taken.Id });
        note.Decide(outcome, reason);
    }

    private async Task AddDraftsAsync(Batch batch, CancellationToken cancel)
    {
        if (batch.Drafts.Count == 0)
        {
            return;
        }

        var causes = batch.Drafts.Select(m => m.Cause).ToList();
        var there = await db.OutboxMessages.Where(m => EF.Parameter(causes).Contains(m.Cause)).Select(m => m.Cause).ToHashSetAsync(cancel);
        foreach (var message in batch.Drafts.Where(m => !there.Contains(m.Cause)))
        {
            batch.New.Add(message);
        }
    }
}
