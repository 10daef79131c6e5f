using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.Outbox;

namespace WebSite.Matching;

/// <summary>Asks Facebook for a shopper by phone number: proof, request and first message, in the order's own transaction.</summary>
public sealed class Introductions(SiteDb db, OutboxWriter outbox, IOptionsMonitor<MessengerOptions> options)
{
    private const int MostOfBrowser = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    private const string How = "Ticked the box, which wasn't ticked beforehand, entered the phone number beside it, and placed the order.";

    /// <summary>Adds them. The caller has saved the order, saves again, commits, and rings <see cref="OutboxBell"/>.</summary>
    internal async Task RequestAsync(Order order, GivenConsent consent, CancellationToken cancel)
    {
        var proof = new ConsentProof
        {
            OrderId = order.Id,
            Phone = consent.E164,
            Name = order.Name,
            Browser = order.Browser,
            At = order.PlacedAt,
            WordingVersion = consent.WordingVersion,
            WebPage = consent.WebPage,
            How = How,
        };
        db.ConsentProofs.Add(proof);
        await db.SaveChangesAsync(cancel);

        var pageId = options.CurrentValue.PageId;
        var (first, last) = Names(order.Name);
        var request = new MatchingRequest
        {
            PageId = pageId,
            OrderId = order.Id,
            ConsentProofId = proof.Id,
            Phone = consent.E164,
            FirstName = first,
            LastName = last,
            RequestedAt = order.PlacedAt,
            ChangedAt = order.PlacedAt,
        };
        db.MatchingRequests.Add(request);
        await db.SaveChangesAsync(cancel);

        if (await WhyNotAsync(request, order.Browser, cancel) is { } why)
        {
            (request.State, request.Why) = (MatchingState.Failed, why);
            return;
        }

        await outbox.PutAsync(
            new()
            {
                Cause = $"introduction:{order.Id}",
                PageId = pageId,
                Occasion = Occasion.Introduction,
                MatchingRequestId = request.Id,
                OrderId = order.Id,
                CheckoutSessionId = order.SessionId,
            },
            cancel);
    }

    /// <summary>
    /// Why nothing is sent to the number; null when it may be. Anybody can type anybody's number: one message a number is out at a time, and
    /// none goes to somebody who has said stop.
    /// </summary>
    private async Task<string?> WhyNotAsync(MatchingRequest request, BrowserHash browser, CancellationToken cancel)
    {
        var yesterday = request.RequestedAt - Pause;
        var earlier = db.MatchingRequests.Where(r => r.Phone == request.Phone && r.PageId == request.PageId && r.Id != request.Id);
        return await earlier.AnyAsync(r => db.Conversations.Any(c => c.Id == r.ConversationId && c.StoppedAt != null), cancel)
                ? "The person with this number asked that nothing more be sent."
            : await earlier.AnyAsync(r => r.State == MatchingState.Requested || r.State == MatchingState.InMessageRequests || r.RequestedAt > yesterday, cancel)
                ? "A message to this number is out already, or went less than a day ago: another one would be a nuisance."
            : await db.ConsentProofs.CountAsync(p => p.Browser == browser && p.At > yesterday, cancel) > MostOfBrowser
                ? "This browser has given several numbers within a day."
            : null;
    }

    /// <summary>The last word is the last name; of a single word there is none, and then no name can go to Facebook, which wants both.</summary>
    internal static (string First, string Last) Names(string name) =>
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.. var first, var last] && first.Length > 0 ? (string.Join(' ', first), last) : (name.Trim(), "");
}
