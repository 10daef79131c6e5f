using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>What shoppers say, on the shop's own web page, of the people who came in from their checkout session: who is they, and who isn't.</summary>
public sealed class ShopperAnswers(SiteDb db, Crediting crediting, HeldMessages held, OutboxWriter outbox, OutboxSignal signal, OptInNotifier news, TimeProvider time)
{
    /// <summary>Of several people, this one: the way out of a conflict. Nothing goes to the others.</summary>
    /// <param name="shopper">Whose session it is; nobody else may answer.</param>
    /// <param name="optInId">The person's.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether there is such a session and person.</returns>
    public Task<bool> ChooseAsync(Shopper shopper, long optInId, CancellationToken cancel) => SayYesAsync(shopper, optInId, async (session, optIn, now) =>
    {
        session.Choose(optIn, now);
        await ReleaseAsync(session, optIn, cancel);
    }, cancel);

    /// <summary>Yes, this person is the shopper: what was held for them goes, or a confirmation of what they came from.</summary>
    /// <inheritdoc cref="ChooseAsync"/>
    public Task<bool> ConfirmAsync(Shopper shopper, long optInId, CancellationToken cancel) => SayYesAsync(shopper, optInId, async (session, optIn, now) =>
    {
        session.Confirm(optIn, now);
        await ReleaseAsync(session, optIn, cancel);
    }, cancel);

    /// <summary>No, this person is somebody else: they get nothing of the session.</summary>
    /// <inheritdoc cref="ChooseAsync"/>
    public Task<bool> RefuseAsync(Shopper shopper, long optInId, CancellationToken cancel) => AnswerAsync(shopper, optInId, async (session, optIn, now) =>
    {
        if (optIn.Trust == OptInTrust.Unconfirmed)
        {
            optIn.Refuse(now);
            await Visits(session, optIn).RefuseAsync(cancel);
            await held.CancelAsync(session, optIn, cancel);
            await db.Wishes.Where(w => w.CheckoutSessionId == session.Id && db.Conversations.Any(c => c.Id == w.ConversationId && c.PageId == optIn.PageId && c.Psid == optIn.Psid))
                .EndAsync(WishState.TakenBack, now, cancel);
        }
    }, cancel);

    /// <summary>No page offers a yes to somebody who got no code; nor is one taken.</summary>
    private async Task<bool> SayYesAsync(Shopper shopper, long optInId, Func<CheckoutSession, OptIn, DateTimeOffset, Task> answer, CancellationToken cancel)
    {
        var askable = Askable.In(db);
        return await db.OptIns.AnyAsync(o => o.Id == optInId && o.Trust != OptInTrust.Unconfirmed || db.OptIns.Where(askable).Any(a => a.Id == optInId), cancel)
            && await AnswerAsync(shopper, optInId, answer, cancel);
    }

    private async Task<bool> AnswerAsync(Shopper shopper, long optInId, Func<CheckoutSession, OptIn, DateTimeOffset, Task> answer, CancellationToken cancel)
    {
        // The recorder sets trust and connection too: one after the other.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.CheckoutSessions.Own(shopper).Include(s => s.OptIns).SingleOrDefaultAsync(cancel) is not { } session
            || session.OptIns.SingleOrDefault(o => o.Id == optInId) is not { } optIn)
        {
            return false;
        }

        var now = time.GetUtcNow();
        session.Touch(now);
        await answer(session, optIn, now);
        await db.SaveChangesAsync(cancel);
        await crediting.SessionsChangedAsync([session.Id], cancel);
        await transaction.CommitAsync(cancel);
        signal.Raise();
        news.Tell(new HashSet<Guid> { session.Token });
        return true;
    }

    private async Task ReleaseAsync(CheckoutSession session, OptIn optIn, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        var released = await held.DecideAsync(session, optIn, cancel);
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.PageId == optIn.PageId && c.Psid == optIn.Psid, cancel);
        if (conversation is null)
        {
            return; // The conversation's events are still to be read; what they ask for is said then.
        }

        var visits = Visits(session, optIn);
        await visits.ConfirmAsync(cancel);
        var last = await visits.AsNoTracking().OrderByDescending(a => a.Id).FirstOrDefaultAsync(cancel);
        if (released == 0 && conversation.MayChat && last?.Asks != WishReason.KeptCart) // The cart itself comes.
        {
            await outbox.PutAsync(
                new()
                {
                    Cause = MessageCause.Confirmed(optIn.Id),
                    PageId = optIn.PageId,
                    ConversationId = conversation.Id,
                    Occasion = Occasion.Confirmation,
                    VisitId = last?.Id,
                    CheckoutSessionId = session.Id,
                },
                cancel);
        }
    }

    /// <summary>How a person came in from a session.</summary>
    private IQueryable<Visit> Visits(CheckoutSession session, OptIn optIn) =>
        db.Visits.Where(a => a.CheckoutSessionId == session.Id && db.Conversations.Any(c => c.Id == a.ConversationId && c.PageId == optIn.PageId && c.Psid == optIn.Psid));
}
