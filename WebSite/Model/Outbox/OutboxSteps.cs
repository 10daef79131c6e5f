using Microsoft.EntityFrameworkCore;

namespace WebSite.Model;

/// <summary>
/// The steps of <see cref="OutboxMessage"/> for many at once. Those that can't take a step are passed over. Where there is the same step for one, a test takes both from every
/// state and compares them.
/// </summary>
internal static class OutboxSteps
{
    /// <inheritdoc cref="OutboxMessage.Cancel"/>
    /// <returns>How many.</returns>
    public static Task<int> CancelAsync(this IQueryable<OutboxMessage> messages, string why, CancellationToken cancel) =>
        messages.Where(OutboxMessage.Unsent)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Why, why).SetProperty(m => m.HeldBy, (Hindrance?)null), cancel);

    /// <summary>What held them lasted too long.</summary>
    /// <inheritdoc cref="CancelAsync" path="/returns"/>
    public static Task<int> LapseAsync(this IQueryable<OutboxMessage> messages, string why, CancellationToken cancel) =>
        messages.Where(m => m.State == OutboxState.Held).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Cancelled).SetProperty(m => m.Why, why), cancel);

    /// <inheritdoc cref="OutboxMessage.Release"/>
    /// <inheritdoc cref="CancelAsync" path="/returns"/>
    public static Task<int> ReleaseAsync(this IQueryable<OutboxMessage> messages, CancellationToken cancel) =>
        messages.Where(m => m.State == OutboxState.Held)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.Why, (string?)null), cancel);

    /// <summary>What kept this site from writing them is mended.</summary>
    /// <inheritdoc cref="CancelAsync" path="/returns"/>
    public static Task<int> RetryAsync(this IQueryable<OutboxMessage> messages, DateTimeOffset now, CancellationToken cancel) =>
        messages.Where(m => m.State == OutboxState.SetAside).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.Why, (string?)null).SetProperty(m => m.Attempts, 0).SetProperty(m => m.DueAt, now), cancel);

    /// <summary>Their worker is gone before it wrote them: nothing left, and the try doesn't count.</summary>
    /// <inheritdoc cref="CancelAsync" path="/returns"/>
    public static Task<int> ReturnAsync(this IQueryable<OutboxMessage> messages, CancellationToken cancel) =>
        messages.Where(m => m.State == OutboxState.Sending && m.Body == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Waiting).SetProperty(m => m.Attempts, m => m.Attempts - 1), cancel);

    /// <summary>Their worker is gone after it wrote them: nobody knows whether Facebook took them.</summary>
    /// <inheritdoc cref="CancelAsync" path="/returns"/>
    public static Task<int> LoseAsync(this IQueryable<OutboxMessage> messages, string why, CancellationToken cancel) =>
        messages.Where(m => m.State == OutboxState.Sending && m.Body != null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Uncertain).SetProperty(m => m.Why, why).SetProperty(m => m.Code, (string?)null), cancel);

    /// <summary>What they said is forgotten; not that one which is on its way was written, or it would be sent again.</summary>
    public static Task<int> ForgetWordsAsync(this IQueryable<OutboxMessage> messages, CancellationToken cancel) => messages.ExecuteUpdateAsync(
        set => set.SetProperty(m => m.Text, (string?)null).SetProperty(m => m.Body, m => m.State == OutboxState.Sending && m.Body != null ? "" : null), cancel);
}
