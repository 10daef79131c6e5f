using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.Outbox;

namespace WebSite.Matching;

/// <summary>Asks Facebook for a shopper by phone number: proof, request and first message, in the order's own transaction.</summary>
public sealed class Introductions(SiteDb db, OutboxWriter outbox, IOptionsMonitor<MessengerOptions> options)
{
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

    /// <summary>The last word is the last name; of a single word there is none, and then no name can go to Facebook, which wants both.</summary>
    internal static (string First, string Last) Names(string name) =>
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.. var first, var last] && first.Length > 0 ? (string.Join(' ', first), last) : (name.Trim(), "");
}
