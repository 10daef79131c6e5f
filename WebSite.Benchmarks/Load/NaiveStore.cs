using Microsoft.EntityFrameworkCore;
using WebSite.Benchmarks.Reliability;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Benchmarks.Load;

/// <summary>
/// What a good developer writes first: a transaction an event, in which everything that the event means is written. The rows are those of the site's
/// projector; an id is the database's, so what needs one is saved after what has it.
/// </summary>
internal sealed class NaiveStore(SiteDb db, UntilWritten kept)
{
    /// <summary>Stores an opt-in with a ref of the site's, which is all that the harness sends; one that is there already changes nothing.</summary>
    public async Task TakeAsync(Reading reading, CancellationToken cancel)
    {
        var stored = reading.Event.ToRow(DateTimeOffset.UtcNow);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.WebhookEvents.AnyAsync(e => e.Key == stored.Key, cancel))
        {
            return;
        }

        db.Add(stored);
        var (session, conversation) = (await SessionAsync(reading, cancel), await ConversationAsync(reading, cancel));
        var (optIn, click) = await CountAsync(reading, session, stored.ReceivedAt, cancel);
        await db.SaveChangesAsync(cancel);

        db.Entry(click).Property(c => c.EventId).CurrentValue = stored.Id;
        optIn.Clicks.Add(click);
        var line = new ConversationEntry { EventId = stored.Id, At = reading.At, Kind = EntryKind.OptIn, Intent = Intent.None };
        conversation.Entries.Add(line);
        conversation.Act(line);
        var visit = new Visit
        {
            EventId = stored.Id,
            At = reading.At,
            EntryPoint = click.EntryPoint,
            CameThrough = click.CameThrough,
            CheckoutSessionId = session.Id,
            Placement = click.Placement,
            WebPage = click.WebPage,
            Certainty = Certainty.Proven,
            ConsentBasis = ConsentBasis.OptIn,
        };
        conversation.Visits.Add(visit);
        await db.SaveChangesAsync(cancel);

        await ConfirmAsync(conversation, session, visit, stored.ReceivedAt, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<CheckoutSession> SessionAsync(Reading reading, CancellationToken cancel) =>
        await db.CheckoutSessions.Include(s => s.OptIns).SingleOrDefaultAsync(s => s.Token == reading.Ref.SessionToken, cancel)
            ?? db.Add(new CheckoutSession { Token = reading.Ref.SessionToken, Browser = reading.Ref.Browser, CreatedAt = reading.At }).Entity;

    private async Task<Conversation> ConversationAsync(Reading reading, CancellationToken cancel)
    {
        var (pageId, psid) = (reading.Event.PageId, reading.Event.Psid!);
        return await db.Conversations.SingleOrDefaultAsync(c => c.PageId == pageId && c.Psid == psid, cancel)
            ?? db.Add(new Conversation { PageId = pageId, Psid = psid, StartedAt = reading.At, LastAt = reading.At }).Entity;
    }

    private async Task<(OptIn OptIn, OptInClick Click)> CountAsync(Reading reading, CheckoutSession session, DateTimeOffset now, CancellationToken cancel)
    {
        var (pageId, psid) = (reading.Event.PageId, reading.Event.Psid!);
        var optIn = session.OptIns.SingleOrDefault(o => o.PageId == pageId && o.Psid == psid);
        if (optIn is null)
        {
            session.OptIns.Add(optIn = new() { PageId = pageId, Psid = psid, RecordedAt = now });
        }

        var click = new OptInClick
        {
            At = reading.At,
            EntryPoint = reading.Door.EntryPoint,
            CameThrough = reading.Door.CameThrough,
            IsProof = reading.Door.IsProof,
            Placement = reading.Ref.Spot(),
            WebPage = await new WebPages(db, kept).PathAsync(reading.Ref, cancel),
        };
        optIn.Count(click);
        session.TakeIn(reading.At, now);
        return (optIn, click);
    }

    private async Task ConfirmAsync(Conversation conversation, CheckoutSession session, Visit visit, DateTimeOffset now, CancellationToken cancel)
    {
        var cause = MessageCause.Confirmation(conversation.Id, session.Id, visit.Placement, visit.WebPage);
        if (!await db.OutboxMessages.AnyAsync(m => m.Cause == cause, cancel))
        {
            db.Add(new OutboxMessage
            {
                Cause = cause,
                PageId = conversation.PageId,
                ConversationId = conversation.Id,
                Occasion = Occasion.Confirmation,
                VisitId = visit.Id,
                CheckoutSessionId = session.Id,
                CreatedAt = now,
                DueAt = now,
            });
        }
    }
}
