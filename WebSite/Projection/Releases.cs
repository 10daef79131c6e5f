using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Lets messages go on that were held until a window opened, a thread came back, or somebody turned out to be the shopper.</summary>
internal sealed class Releases(SiteDb db)
{
    /// <summary>Looks at everybody whom events were about, as the batch has left them. What else holds a message is looked at when its turn comes.</summary>
    public async Task ReleaseAsync(Batch batch, CancellationToken cancel)
    {
        var here = batch.People.Values.Where(c => c.AwayAt is null).ToDictionary(c => c.Id);
        var ids = here.Values.Where(c => !batch.IsNew(c)).Select(c => (long?)c.Id).ToList();
        var there = ids.Count == 0 ? [] : await db.OutboxMessages.Where(m => m.State == OutboxState.Held && EF.Parameter(ids).Contains(m.ConversationId)).ToListAsync(cancel);
        var held = there.Union(batch.Messages.Values).Concat(batch.New.Of<OutboxMessage>())
            .Where(m => m.State == OutboxState.Held && m.ConversationId is { } id && here.ContainsKey(id)).ToList();
        var isProven = await ProofAsync([.. held.Where(m => m.HeldBy?.Ends().HasFlag(HoldEnd.Proof) == true)], batch, cancel);
        foreach (var message in held)
        {
            var conversation = here[message.ConversationId!.Value];
            var ends = message.HeldBy?.Ends() ?? HoldEnd.None;
            if (ends.HasFlag(HoldEnd.ThreadReturns)
                || (ends.HasFlag(HoldEnd.WindowOpens) && conversation.IsWindowOpen(batch.Now))
                || (ends.HasFlag(HoldEnd.Proof) && isProven(message, conversation)))
            {
                message.Release();
            }
        }
    }

    /// <summary>
    /// Says of a message whether it is to somebody who came by what can be passed on, and has clicked or ticked in the shopper's own browser since. Nobody gets an order's
    /// receipt twice.
    /// </summary>
    private async Task<Func<OutboxMessage, Conversation, bool>> ProofAsync(List<OutboxMessage> unsure, Batch batch, CancellationToken cancel)
    {
        var optIns = batch.Sessions.Values.SelectMany(s => s.OptIns).Where(o => o.IsTrusted).ToList();
        var read = batch.Sessions.Values.Select(s => s.Id).ToHashSet();
        var sessions = unsure.Select(m => m.CheckoutSessionId).Where(id => id is { } one && !read.Contains(one)).Distinct().ToList();
        optIns.AddRange(sessions.Count == 0 ? [] : await db.OptIns.AsNoTracking().Where(OptIn.Trusted).Where(o => EF.Parameter(sessions).Contains(o.CheckoutSessionId)).ToListAsync(cancel));
        var orders = unsure.Where(m => m.Occasion == Occasion.Receipt).Select(m => m.OrderId).Distinct().ToList();
        var receipts = orders.Count == 0 ? []
            : (await db.OutboxMessages.AsNoTracking().Where(m => EF.Parameter(orders).Contains(m.OrderId) && m.Occasion == Occasion.Receipt).ToListAsync(cancel))
                .Where(m => !batch.Messages.ContainsKey(m.Id)).Concat(batch.Messages.Values).Concat(batch.New.Of<OutboxMessage>()).Where(m => m.Occasion == Occasion.Receipt)
                .Select(m => (m.Id, m.OrderId, m.ConversationId)).ToList();
        return (message, person) => optIns.Exists(o => o.CheckoutSessionId == message.CheckoutSessionId && o.PageId == person.PageId && o.Psid == person.Psid)
            && !(message.Occasion == Occasion.Receipt && receipts.Exists(other => other.Id != message.Id && other.OrderId == message.OrderId && other.ConversationId == message.ConversationId));
    }
}
