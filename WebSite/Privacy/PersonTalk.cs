using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Privacy;

/// <summary>A person's conversations: everything that was said, how they came in, and the phone number by which they were found.</summary>
public sealed class PersonTalk(SiteDb db)
{
    /// <summary>Deletes it all, in the caller's transaction. What somebody else said of the person by their id loses its words.</summary>
    internal async Task EraseAsync(string person, CancellationToken cancel)
    {
        var own = db.Conversations.Where(c => c.Psid == person).Select(c => c.Id);
        var requests = await Proven(db.MatchingRequests).Where(r => own.Contains(r.ConversationId!.Value)).Select(r => new { r.Id, r.ConsentProofId }).ToListAsync(cancel);
        var (ids, proofs) = (requests.Select(r => r.Id).ToList(), requests.Select(r => r.ConsentProofId).ToList());
        await db.OutboxMessages.Where(m => own.Contains(m.ConversationId!.Value) || ids.Contains(m.MatchingRequestId!.Value)).ExecuteDeleteAsync(cancel);
        await db.MatchingRequests.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        await db.MatchingRequests.Where(r => own.Contains(r.ConversationId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConversationId, (long?)null), cancel);
        await db.ConsentProofs.Where(p => proofs.Contains(p.Id)).ExecuteDeleteAsync(cancel);
        await db.Conversations.Where(c => c.Psid == person).ExecuteDeleteAsync(cancel);
        await db.ThreadLines.Where(l => l.Text!.Contains(person)).ExecuteUpdateAsync(set => set.SetProperty(l => l.Text, (string?)null), cancel);
        await db.OutboxMessages.Where(m => m.Text!.Contains(person) && m.State != OutboxState.Waiting && m.State != OutboxState.Sending && m.State != OutboxState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Text, (string?)null).SetProperty(m => m.Body, (string?)null), cancel);
    }

    /// <summary>All of it, for the person to have.</summary>
    internal async Task<object> ExportAsync(string person, CancellationToken cancel)
    {
        var proven = await Proven(db.MatchingRequests).Where(r => db.Conversations.Any(c => c.Id == r.ConversationId && c.Psid == person)).Select(r => r.Id).ToListAsync(cancel);
        return await db.Conversations.AsNoTracking().AsSplitQuery().Where(c => c.Psid == person).OrderBy(c => c.Id).Select(c => new
        {
            c.PageId,
            c.Name,
            HasPicture = c.Picture != null,
            c.StartedAt,
            c.LastAt,
            c.StoppedAt,
            c.HandedOverAt,
            Arrivals = c.Arrivals.OrderBy(a => a.At).Select(a => new
            {
                a.At,
                a.EntryPoint,
                a.Source,
                a.Placement,
                a.WebPage,
                CheckoutSession = a.CheckoutSessionId,
                Campaign = db.Campaigns.Where(k => k.Id == a.CampaignId).Select(k => k.Name).SingleOrDefault(),
                a.AdId,
                a.AdTitle,
                a.Certainty,
                a.ConsentBasis,
            }).ToList(),
            Said = c.Lines.OrderBy(l => l.At).Select(l => new { l.At, l.Kind, l.Text }).ToList(),
            Messages = c.Messages.OrderBy(m => m.Id).Select(m => new { m.CreatedAt, m.Occasion, m.State, m.SentAt, m.Text, m.Body }).ToList(),
            Matched = db.MatchingRequests.Where(r => r.ConversationId == c.Id && proven.Contains(r.Id))
                .Join(db.ConsentProofs, r => r.ConsentProofId, p => p.Id, (r, p) => new { r.State, r.RequestedAt, p.Phone, p.Name, ConsentAt = p.At, p.WebPage, p.How, Wording = p.WordingVersion }).ToList(),
        }).ToListAsync(cancel);
    }

    /// <summary>Those that surely are the person's: a number that only seems to fit may be somebody else's.</summary>
    private IQueryable<MatchingRequest> Proven(IQueryable<MatchingRequest> requests) =>
        requests.Where(r => db.Arrivals.Any(a => a.MatchingRequestId == r.Id && a.ConversationId == r.ConversationId && (a.Certainty == Certainty.Proven || a.Certainty == Certainty.Told)));
}
