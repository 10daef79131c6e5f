using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>Lets messages go on that were held until a window opened, a template was approved, a thread came back, or somebody turned out to be the shopper.</summary>
internal sealed class Releases(SiteDb db, TemplateVerdicts verdicts)
{
    /// <summary>Looks at everybody whom events were about. What else holds a message is looked at when its turn comes. After the batch is saved.</summary>
    public async Task ReleaseAsync(Batch batch, CancellationToken cancel)
    {
        await verdicts.ReleaseAsync(cancel);

        // Of a conversation that begins with the batch nothing is held but what the batch has drafted.
        var drafted = batch.Drafts.Where(m => m.State == OutboxState.Held).Select(m => m.ConversationId).ToHashSet();
        var here = batch.People.Values.Where(c => c.AwayAt is null && (!batch.IsNew(c) || drafted.Contains(c.Id))).ToList();
        var ids = here.ConvertAll(c => (long?)c.Id);
        var held = ids.Count == 0 ? []
            : await db.OutboxMessages.Where(m => m.State == OutboxState.Held && EF.Parameter(ids).Contains(m.ConversationId))
                .Select(m => new { m.Id, m.ConversationId, m.HeldBy, IsProven = m.HeldBy == Hindrance.NotConfirmed && Proven.Contains(m.Id) }).ToListAsync(cancel);
        var open = here.Where(c => c.IsWindowOpen(batch.Now)).Select(c => (long?)c.Id).ToHashSet();
        var free = held.Where(m => m.HeldBy == Hindrance.OtherApp || m.IsProven || (m.HeldBy is Hindrance.NoTemplate or Hindrance.OnlyInWindow && open.Contains(m.ConversationId))).Select(m => m.Id).ToList();
        if (free.Count > 0)
        {
            await db.OutboxMessages.Where(m => EF.Parameter(free).Contains(m.Id)).ReleaseAsync(cancel);
        }
    }

    /// <summary>Messages to people who came by what can be passed on, and have clicked or ticked in the shopper's own browser since. Nobody gets an order's receipt twice.</summary>
    private IQueryable<long> Proven => db.OutboxMessages.Where(m =>
        db.OptIns.Where(OptIn.Trusted).Any(o => o.CheckoutSessionId == m.CheckoutSessionId && db.Conversations.Any(c => c.Id == m.ConversationId && c.PageId == o.PageId && c.Psid == o.Psid))
        && !(m.Occasion == Occasion.Receipt && db.OutboxMessages.Any(other => other.Id != m.Id && other.OrderId == m.OrderId && other.ConversationId == m.ConversationId && other.Occasion == Occasion.Receipt)))
        .Select(m => m.Id);
}
