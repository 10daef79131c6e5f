using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Outbox;

/// <summary>In which language the site's own words go to a person: that of the web page that they came from, or ordered on; else the shop's own.</summary>
public sealed class MessageLanguage(SiteDb db, Languages languages)
{
    /// <summary>The language of a message.</summary>
    public async Task<ShopLanguage> OfAsync(OutboxMessage message, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var code = await db.CheckoutSessions
            .Where(s => s.Id == message.CheckoutSessionId || db.Orders.Any(o => o.Id == message.OrderId && o.SessionId == s.Id) || db.Visits.Any(v => v.Id == message.VisitId && v.CheckoutSessionId == s.Id))
            .Select(s => s.Language).FirstOrDefaultAsync(cancel)
            ?? await db.Visits.Where(v => v.ConversationId == message.ConversationId && v.CheckoutSessionId != null).OrderByDescending(v => v.Id)
                .Join(db.CheckoutSessions, v => v.CheckoutSessionId, s => s.Id, (_, s) => s.Language).FirstOrDefaultAsync(language => language != null, cancel);
        return languages.Of(code);
    }
}
