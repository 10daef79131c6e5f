using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Learns who ticked the checkbox, or logged in with Facebook: their first answer names the user_ref or login_id that the Page wrote to, and only then
/// their page-scoped id is told. Source: docs/platform.md, Plugins and Login Connect.
/// </summary>
internal static class FirstAnswers
{
    /// <summary>The way in of somebody who answers what went to a user_ref or login_id; null when the event is no such answer, or another came before it.</summary>
    public static WayIn? Learn(TakenEvent taken, Conversation conversation, Batch batch)
    {
        var waiting = Waiting(taken, batch).OrderBy(one => one.OptIn.LastAt).ThenBy(one => one.OptIn.Id).ToList();
        foreach (var (session, optIn) in waiting)
        {
            Learn(session, optIn, conversation, batch);
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

    private static void Learn(CheckoutSession session, OptIn optIn, Conversation conversation, Batch batch)
    {
        foreach (var message in batch.Drafts.Concat(batch.Messages.Values).Where(m => m.OptInId == optIn.Id && m.ConversationId is null))
        {
            Changes.Reach(message, conversation, batch);
        }

        if (optIn.Psid is null && session.OptInOf(conversation) is { } own)
        {
            batch.Merge(optIn, own, session); // Who came in from the same checkout before has an opt-in there, and is one person.
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
    }
}
