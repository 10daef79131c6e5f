using Microsoft.EntityFrameworkCore;

namespace WebSite.Model;

/// <summary>The steps of <see cref="Wish"/> for many at once. Those that can't take a step are passed over.</summary>
internal static class WishSteps
{
    /// <inheritdoc cref="Wish.End"/>
    /// <returns>How many.</returns>
    public static Task<int> EndAsync(this IQueryable<Wish> wishes, WishState how, DateTimeOffset at, CancellationToken cancel) =>
        wishes.Where(w => w.State == WishState.Open).ExecuteUpdateAsync(set => set.SetProperty(w => w.State, how).SetProperty(w => w.DoneAt, at), cancel);

    /// <summary>A browser came back by the link in their message. The first one counts.</summary>
    /// <inheritdoc cref="EndAsync" path="/returns"/>
    public static Task<int> ComeBackAsync(this IQueryable<Wish> wishes, Guid session, DateTimeOffset at, CancellationToken cancel) =>
        wishes.Where(w => w.CameBackAt == null).ExecuteUpdateAsync(set => set.SetProperty(w => w.CameBackAt, at).SetProperty(w => w.CameBackIn, session), cancel);

    /// <summary>Nothing says any more which browser it was; that one came stays counted.</summary>
    /// <inheritdoc cref="EndAsync" path="/returns"/>
    public static Task<int> ForgetBrowserAsync(this IQueryable<Wish> wishes, CancellationToken cancel) =>
        wishes.ExecuteUpdateAsync(set => set.SetProperty(w => w.CameBackIn, (Guid?)null), cancel);
}
