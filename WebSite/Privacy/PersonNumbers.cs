using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Privacy;

/// <summary>Phone numbers that a person gave at checkout, each with its proof of consent, and what was sent to them.</summary>
public sealed class PersonNumbers(SiteDb db)
{
    /// <summary>
    /// The matching requests that are the person's: those they answered, wherever else the same number was given, and those of checkout
    /// sessions that are theirs alone. One that only seems to fit may be somebody else's; and who types a number in isn't yet who has it.
    /// </summary>
    internal IQueryable<MatchingRequest> Of(string person)
    {
        var answered = db.MatchingRequests
            .Where(r => db.Conversations.Any(c => c.Id == r.ConversationId && c.Psid == person))
            .Where(r => db.Visits.Any(a => a.MatchingRequestId == r.Id && a.ConversationId == r.ConversationId && (a.Certainty == Certainty.Proven || a.Certainty == Certainty.Told)))
            .Select(r => r.Phone);
        var orders = db.AloneOf(person).Select(s => s.Order!.Id);
        return db.MatchingRequests.Where(r => answered.Contains(r.Phone) || orders.Contains(r.OrderId));
    }

    /// <summary>Deletes them with their proofs and messages, in the caller's transaction.</summary>
    internal async Task EraseAsync(string person, CancellationToken cancel)
    {
        var found = await Of(person).Select(r => new { r.Id, r.ConsentProofId }).ToListAsync(cancel);
        var (ids, proofs) = (found.Select(r => r.Id).ToList(), found.Select(r => r.ConsentProofId).ToList());
        await db.OutboxMessages.Where(m => ids.Contains(m.MatchingRequestId!.Value)).ExecuteDeleteAsync(cancel);
        await db.Visits.Where(a => ids.Contains(a.MatchingRequestId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(a => a.MatchingRequestId, (int?)null), cancel);
        await db.MatchingRequests.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        await db.ConsentProofs.Where(p => proofs.Contains(p.Id)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>All of them, for the person to have. Names and order only where the order is theirs: a mistyped number is somebody else's.</summary>
    internal async Task<object> ExportAsync(string person, CancellationToken cancel)
    {
        var own = db.AloneOf(person).Select(s => s.Order!.Id);
        return await Of(person).OrderBy(r => r.Id)
            .Join(db.ConsentProofs, r => r.ConsentProofId, p => p.Id, (r, p) => new
            {
                r.Phone,
                FirstName = own.Contains(r.OrderId) ? r.FirstName : null,
                LastName = own.Contains(r.OrderId) ? r.LastName : null,
                Order = own.Contains(r.OrderId) ? Order.NumberOf(r.OrderId) : (int?)null,
                r.State,
                r.RequestedAt,
                Consent = new
                {
                    Name = own.Contains(r.OrderId) ? p.Name : null,
                    p.Phone,
                    p.At,
                    p.WebPage,
                    p.How,
                    Wording = db.ConsentWordings.Where(w => w.Version == p.WordingVersion).Select(w => w.Text).Single(),
                },
            }).ToListAsync(cancel);
    }
}
