using Microsoft.EntityFrameworkCore;

namespace WebSite.Model;

/// <summary>The steps of <see cref="Visit"/> for many at once. Those that can't take a step are passed over.</summary>
internal static class VisitSteps
{
    /// <summary>The shopper said that the person is they.</summary>
    public static Task<int> ConfirmAsync(this IQueryable<Visit> visits, CancellationToken cancel) =>
        visits.Where(a => a.Certainty == Certainty.Unconfirmed || a.Certainty == Certainty.Refused).ExecuteUpdateAsync(set => set.SetProperty(a => a.Certainty, Certainty.Proven), cancel);

    /// <summary>The shopper said that the person is somebody else.</summary>
    public static Task<int> RefuseAsync(this IQueryable<Visit> visits, CancellationToken cancel) =>
        visits.Where(a => a.Certainty == Certainty.Unconfirmed).ExecuteUpdateAsync(set => set.SetProperty(a => a.Certainty, Certainty.Refused), cancel);
}
