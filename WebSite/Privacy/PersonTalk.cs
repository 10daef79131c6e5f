using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Privacy;

/// <summary>A person's conversations: who Facebook says they are, everything that was said, and how they came in.</summary>
public sealed class PersonTalk(SiteDb db)
{
    /// <summary>Deletes it all, in the caller's transaction. What somebody else said of the person by their id loses its words.</summary>
    internal async Task EraseAsync(string person, CancellationToken cancel)
    {
        var own = db.Conversations.Where(c => c.Psid == person).Select(c => c.Id);
        await db.OutboxMessages.Where(m => own.Contains(m.ConversationId!.Value)).ExecuteDeleteAsync(cancel);
        await db.Wishes.Where(w => own.Contains(w.ConversationId)).ExecuteDeleteAsync(cancel);
        await db.MatchingRequests.Where(r => own.Contains(r.ConversationId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConversationId, (long?)null), cancel);
        await db.Conversations.Where(c => c.Psid == person).ExecuteDeleteAsync(cancel);
        await db.EntryChanges.Where(c => c.Psid == person).ExecuteDeleteAsync(cancel);
        await db.EntryChanges.Where(c => c.Text!.Contains(person)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Text, (string?)null), cancel);
        await db.ConversationEntries.Where(l => l.Text!.Contains(person) || l.FirstText!.Contains(person) || l.Attached!.Contains(person)).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Text, (string?)null).SetProperty(l => l.FirstText, (string?)null).SetProperty(l => l.Attached, (string?)null), cancel);
        await db.OutboxMessages.Where(m => m.Text!.Contains(person) && m.State != OutboxState.Waiting && m.State != OutboxState.Sending && m.State != OutboxState.Held)
            .ForgetWordsAsync(cancel);
    }

    /// <summary>All of it, for the person to have.</summary>
    internal async Task<object> ExportAsync(string person, CancellationToken cancel) =>
        await db.Conversations.AsNoTracking().AsSplitQuery().Where(c => c.Psid == person).OrderBy(c => c.Id).Select(c => new
        {
            c.PageId,
            c.Name,
            c.FirstName,
            Picture = c.Picture == null ? null : new { c.Picture.ContentType, c.Picture.Bytes },
            c.StartedAt,
            c.LastAt,
            c.ActedAt,
            c.ReadAt,
            c.DeliveredAt,
            c.UnreachableAt,
            c.StoppedAt,
            c.HandedOverAt,
            c.MarketingAt,
            c.RefusesMarketing,
            Visits = c.Visits.OrderBy(a => a.At).Select(a => new
            {
                a.At,
                a.EntryPoint,
                a.Source,
                a.Ref,
                a.ProductId,
                a.Placement,
                a.WebPage,
                CheckoutSession = a.CheckoutSessionId,
                Campaign = db.Campaigns.Where(k => k.Id == a.CampaignId).Select(k => k.Name).SingleOrDefault(),
                a.AdId,
                a.AdTitle,
                a.AdPhoto,
                a.Certainty,
                a.ConsentBasis,
            }).ToList(),
            Wishes = db.Wishes.Where(w => w.ConversationId == c.Id).OrderBy(w => w.AskedAt).Select(w => new
            {
                w.AskedAt,
                w.EntryPoint,
                w.WebPage,
                w.Reason,
                w.Agreed,
                Product = db.Products.Where(p => p.Id == w.ProductId).Select(p => p.Name).SingleOrDefault(),
                w.PriceMinor,
                w.Currency,
                CheckoutSession = w.CheckoutSessionId,
                w.State,
                w.DoneAt,
                w.CameBackAt,
            }).ToList(),
            Said = c.Entries.OrderBy(l => l.At).Select(l => new { l.At, l.Kind, l.Text, l.Attached, l.FirstText, l.EditedAt, l.UnsentAt }).ToList(),
            Edits = db.EntryChanges.Where(x => x.PageId == c.PageId && x.Psid == c.Psid && !x.IsUnsent).OrderBy(x => x.At).Select(x => new { x.At, x.Text }).ToList(),
            Returns = db.Returns.Where(r => r.ConversationId == c.Id).OrderBy(r => r.At).Select(r => r.At).ToList(),
            Messages = c.Messages.OrderBy(m => m.Id).Select(m => new { m.CreatedAt, m.Occasion, m.State, m.SentAt, m.UnsentAt, m.Text, m.Body }).ToList(),
        }).ToListAsync(cancel);
}
