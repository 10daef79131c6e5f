using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Learns who ticked the checkbox, or logged in with Facebook: their first answer names the user_ref or login_id that the Page wrote to, and only then
/// their page-scoped id is told. Source: docs/platform.md, Plugins and Login Connect.
/// </summary>
internal sealed class FirstAnswers(SiteDb db)
{
    /// <summary>The way in of somebody who answers what went to a user_ref or login_id; null when the event is no such answer, or another came before it.</summary>
    public async Task<WayIn?> LearnAsync(TakenEvent taken, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        var waiting = Waiting(taken, batch).OrderBy(one => one.OptIn.LastAt).ThenBy(one => one.OptIn.Id).ToList();
        foreach (var (session, optIn) in waiting)
        {
            await LearnAsync(session, optIn, conversation, batch, cancel);
        }

        return waiting is [.., var last]
            ? new(last.OptIn.EntryPoint, Certainty.Proven) { CheckoutSessionId = last.Session.Id, Placement = last.OptIn.Placement, WebPage = last.OptIn.WebPage, Mark = taken.Prior?.Mark ?? 0 }
            : null;
    }

    /// <summary>The opt-ins that wait for this answer. A user_ref is of one checkout; a login_id is the person's, and of every checkout that they logged in from.</summary>
    private static IEnumerable<(CheckoutSession Session, OptIn OptIn)> Waiting(TakenEvent taken, Batch batch)
    {
        if (taken.Event.PriorLoginId is { } login)
        {
            return batch.Sessions.Values.SelectMany(s => s.OptIns.Where(o => (o.Psid is null || o.Psid == taken.Event.Psid) && o.LoginId == login && o.PageId == taken.Event.PageId).Select(o => (s, o)));
        }

        return taken.Prior is { } prior && batch.Sessions.GetValueOrDefault(prior.SessionToken) is { } session
            ? session.OptIns.Where(o => o.Psid is null && o.UserRef == RefText.Canonical(taken.Event.PriorUserRef)).Take(1).Select(o => (session, o))
            : [];
    }

    private async Task LearnAsync(CheckoutSession session, OptIn optIn, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        if (optIn.Psid is null && session.OptInOf(conversation) is { } own)
        {
            // Who came in from the same checkout before has an opt-in there, and is one person.
            own.TakeOver(optIn, [.. batch.New.Of<OptInClick>().Where(c => c.OptInId == optIn.Id), .. await db.OptInClicks.AsNoTracking().Where(c => c.OptInId == optIn.Id).ToListAsync(cancel)]);
            session.Merge(optIn, own);
            batch.Merged.Add((optIn, own));
        }
        else if (optIn.Psid is null)
        {
            optIn.Learn(conversation.Psid);
        }

        if (optIn.LoginId is { } login)
        {
            batch.Logins[(optIn.PageId, login)] = conversation.Psid; // Whose next login may stand in the same batch.
        }

        session.TakeIn(optIn.FirstAt, batch.Now);
        batch.Touched.Add(session.Token);
        foreach (var message in batch.Drafts.Where(m => m.OptInId == optIn.Id))
        {
            message.Reach(conversation.Id);
        }

        foreach (var message in await db.OutboxMessages.Where(m => m.OptInId == optIn.Id && m.ConversationId == null).ToListAsync(cancel))
        {
            message.Reach(conversation.Id);
        }
    }
}
