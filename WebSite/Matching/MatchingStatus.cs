using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Matching;

/// <summary>A matching with its message: how it stands in truth. A message that nobody can tell anything of leaves its request behind as it was.</summary>
/// <param name="Request">The request.</param>
/// <param name="Message">Its message; null when there is none.</param>
public sealed record MatchingStatus(MatchingRequest Request, OutboxMessage? Message)
{
    /// <summary>From then on, who hasn't accepted is said to have ignored or not seen it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>The request's state, unless its message will never be sent.</summary>
    public MatchingState State => Request.State == MatchingState.Requested && Message is not { IsDone: false } or { State: OutboxState.SetAside } ? MatchingState.Failed : Request.State;

    /// <summary>What that means, in a sentence or two for the merchant.</summary>
    public string Meaning(DateTimeOffset now) => State switch
    {
        MatchingState.Requested when Message is { Why: { } why } => $"{why} It is tried again.",
        MatchingState.Requested => "It waits in the outbox.",
        MatchingState.InMessageRequests when now - Request.ChangedAt < Patience =>
            "Facebook took it. The person finds it among their message requests, and is nobody to the Page before they accept.",
        MatchingState.InMessageRequests => "No answer yet: ignored or unseen. Facebook doesn't tell which.",
        MatchingState.Accepted => "The person accepted. From then on they have a name and a conversation.",
        MatchingState.Unconfirmed => "The shopper hasn't confirmed the number on the order's own page. Nothing is sent before.",
        _ => Request.Why ?? Message?.Why ?? "Its message isn't in the outbox any more.",
    };

    /// <summary>Finds the messages of some requests.</summary>
    public static async Task<IReadOnlyList<MatchingStatus>> OfAsync(SiteDb db, IReadOnlyList<MatchingRequest> requests, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = requests.Select(r => (int?)r.Id).ToList();
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => m.Occasion == Occasion.Introduction && ids.Contains(m.MatchingRequestId)).ToListAsync(cancel);
        return [.. requests.Select(r => new MatchingStatus(r, messages.Find(m => m.MatchingRequestId == r.Id)))];
    }
}
