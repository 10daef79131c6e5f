using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Retention;

/// <summary>Trims links of old messages, and returns of browsers that did nothing. Those that came to a checkout session go with it.</summary>
public sealed class OldReturns(SiteDb db, IOptionsMonitor<RetentionOptions> options)
{
    /// <summary>Trims one step.</summary>
    /// <param name="now">From when ages are counted.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task<Trimmed> TrimAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var (idle, old) = (now - options.CurrentValue.Sessions, now - options.CurrentValue.Conversations);
        await db.Wishes.Where(w => w.CameBackIn != null && w.CameBackAt < idle && !db.CheckoutSessions.Any(s => s.Token == w.CameBackIn)).ForgetBrowserAsync(cancel);
        int[] counts =
        [
            await db.Returns.Where(r => r.At < idle && !db.CheckoutSessions.Any(s => s.Token == r.SessionToken)).OrderBy(r => r.At).Take(Trimmer.Step).ExecuteDeleteAsync(cancel),
            await db.MessageLinks.Where(l => l.CreatedAt < old && l.OrderId == null).OrderBy(l => l.CreatedAt).Take(Trimmer.Step).ExecuteDeleteAsync(cancel),
        ];
        return new(counts.Contains(Trimmer.Step) ? 0 : null, counts.Sum());
    }
}
