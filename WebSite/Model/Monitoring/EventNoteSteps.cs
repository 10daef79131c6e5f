using Microsoft.EntityFrameworkCore;

namespace WebSite.Model;

/// <summary>The steps of <see cref="EventNote"/> for many at once. Those that can't take a step are passed over.</summary>
internal static class EventNoteSteps
{
    /// <summary>A merchant has them tried again.</summary>
    /// <returns>How many.</returns>
    public static Task<int> PutBackAsync(this IQueryable<EventNote> notes, CancellationToken cancel) =>
        notes.Where(n => n.Outcome == EF.Constant(EventOutcome.SetAside)).ExecuteUpdateAsync(
            set => set
                .SetProperty(n => n.Outcome, EventOutcome.Waiting)
                .SetProperty(n => n.Attempts, 0)
                .SetProperty(n => n.RetryAt, (DateTimeOffset?)null)
                .SetProperty(n => n.Reason, (string?)null),
            cancel);
}
