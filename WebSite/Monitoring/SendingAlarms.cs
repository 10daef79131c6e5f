using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Monitoring;

/// <summary>What a merchant should know about sending.</summary>
/// <param name="Pauses">Pages for which nothing is sent at the moment.</param>
/// <param name="Waiting">How many messages wait.</param>
/// <param name="Failed">How many messages to people in conversations, or to who ticked the checkbox, made in the last 24 hours, were refused or came too late.</param>
/// <param name="Uncertain">Of how many of them nobody knows whether they arrived.</param>
/// <param name="SetAside">How many messages this site could not write, of all time.</param>
/// <param name="Untold">The news of orders that are held because the window has closed and there is no approved template, by occasion.</param>
/// <param name="Lapsed">How many such news of the last 30 days came too late, so that their people were never told.</param>
public sealed record SendingAlarms(
    IReadOnlyList<SendingPause> Pauses, int Waiting, int Failed, int Uncertain, int SetAside, IReadOnlyDictionary<Occasion, int> Untold, int Lapsed)
{
    /// <summary>Nothing to say.</summary>
    public static SendingAlarms None { get; } = new([], 0, 0, 0, 0, new Dictionary<Occasion, int>(), 0);

    /// <summary>Whether there is something to say.</summary>
    /// <param name="hasToken">Whether the site has the Page's token.</param>
    public bool Any(bool hasToken) => Pauses.Count > 0 || SetAside > 0 || Failed > 0 || Uncertain > 0 || Untold.Count > 0 || Lapsed > 0 || (Waiting > 0 && !hasToken);

    /// <summary>Reads them.</summary>
    public static async Task<SendingAlarms> ReadAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var (yesterday, month) = (now.AddDays(-1), now.AddDays(-30));
        var recent = db.OutboxMessages.Where(m => m.CreatedAt > yesterday && (m.ConversationId != null || m.OptInId != null)); // Matching tells of those to phone numbers.
        return new(
            await db.SendingPauses.AsNoTracking().OrderBy(p => p.PageId).ToListAsync(cancel),
            await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.Waiting), cancel),
            await recent.CountAsync(m => m.State == EF.Constant(OutboxState.Failed), cancel),
            await recent.CountAsync(m => m.State == EF.Constant(OutboxState.Uncertain), cancel),
            await db.OutboxMessages.CountAsync(m => m.State == EF.Constant(OutboxState.SetAside), cancel),
            await db.OutboxMessages.Where(m => m.State == EF.Constant(OutboxState.Held) && m.HeldBy == EF.Constant(Hindrance.NoTemplate))
                .GroupBy(m => m.Occasion).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel),
            await db.OutboxMessages.CountAsync(m => m.CreatedAt > month && m.State == EF.Constant(OutboxState.Cancelled) && m.HeldBy == EF.Constant(Hindrance.NoTemplate), cancel));
    }
}
