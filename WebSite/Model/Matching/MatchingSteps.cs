using Microsoft.EntityFrameworkCore;

namespace WebSite.Model;

/// <summary>The steps of <see cref="MatchingRequest"/> for many at once. Those that can't take a step are passed over.</summary>
internal static class MatchingSteps
{
    /// <summary>Nobody knows whether Facebook took their messages.</summary>
    public static Task<int> LoseAsync(this IQueryable<MatchingRequest> requests, string why, DateTimeOffset now, CancellationToken cancel) =>
        requests.Where(r => r.State == MatchingState.Requested)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, MatchingState.Failed).SetProperty(r => r.Why, why).SetProperty(r => r.ChangedAt, now), cancel);
}
