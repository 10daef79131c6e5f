using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Learns who ticked the checkbox: their first answer names the user_ref that the Page wrote to, and only then their page-scoped id is told. Source: docs/platform.md, Plugins.
/// </summary>
internal sealed class FirstAnswers(SiteDb db)
{
    /// <summary>The way in of somebody who answers what went to a user_ref; null when the event is no such answer, or another came before it.</summary>
    public async Task<WayIn?> LearnAsync(TakenEvent taken, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        if (taken.Prior is not { } prior
            || batch.Sessions.GetValueOrDefault(prior.SessionToken) is not { } session
            || session.OptIns.FirstOrDefault(o => o.Psid is null && o.UserRef == RefText.Canonical(taken.Event.PriorUserRef)) is not { } optIn)
        {
            return null;
        }

        if (session.OptInOf(conversation) is { } own)
        {
            // Who came in from the same checkout before has an opt-in there, and is one person.
            own.TakeOver(optIn, [.. batch.New.Of<OptInClick>().Where(c => c.OptInId == optIn.Id), .. await db.OptInClicks.AsNoTracking().Where(c => c.OptInId == optIn.Id).ToListAsync(cancel)]);
            session.Merge(optIn, own);
            batch.Merged.Add((optIn, own));
        }
        else
        {
            optIn.Learn(conversation.Psid);
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

        return new(EntryPoint.Checkbox, Certainty.Proven) { CheckoutSessionId = session.Id, Placement = optIn.Placement, WebPage = optIn.WebPage };
    }
}
