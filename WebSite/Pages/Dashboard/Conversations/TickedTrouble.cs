using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>A message to who ticked the checkbox that didn't go out, or may not have. Until that person answers there is no conversation that could show it.</summary>
/// <param name="CreatedAt">When it was to be sent.</param>
/// <param name="OrderId">The order that it is about.</param>
/// <param name="Occasion">What for.</param>
/// <param name="State">How it stands.</param>
/// <param name="Why">Why, in a sentence; null where there is nothing to say.</param>
/// <param name="Code">Facebook's code; null where there is none.</param>
public sealed record TickedTrouble(DateTimeOffset CreatedAt, int? OrderId, Occasion Occasion, OutboxState State, string? Why, string? Code)
{
    /// <summary>So many are listed at most.</summary>
    private const int Most = 25;

    /// <summary>Reads them, newest first: as <see cref="TalkState.Trouble"/> has the conversations.</summary>
    public static Task<List<TickedTrouble>> ReadAsync(SiteDb db, DateTimeOffset yesterday, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.OutboxMessages.AsNoTracking().Where(m => m.OptInId != null && m.ConversationId == null)
            .Where(m => m.State == OutboxState.SetAside || (m.CreatedAt > yesterday && (m.State == OutboxState.Failed || m.State == OutboxState.Uncertain)))
            .OrderByDescending(m => m.Id).Take(Most).Select(m => new TickedTrouble(m.CreatedAt, m.OrderId, m.Occasion, m.State, m.Why, m.Code)).ToListAsync(cancel);
    }
}
