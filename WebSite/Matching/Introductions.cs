using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Matching;

/// <summary>
/// Keeps a phone number that was given with an order, with the proof of consent, in the order's own transaction. Nothing is sent before the
/// shopper confirms it: see <see cref="Confirmations"/>.
/// </summary>
public sealed class Introductions(SiteDb db, IOptionsMonitor<MessengerOptions> options)
{
    private const string How = "Ticked the box, which wasn't ticked beforehand, entered the phone number beside it, and placed the order.";

    /// <summary>Adds them. The caller has saved the order, saves again, and commits.</summary>
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

        var (first, last) = Names(order.Name);
        db.MatchingRequests.Add(new()
        {
            PageId = options.CurrentValue.PageId,
            OrderId = order.Id,
            ConsentProofId = proof.Id,
            Phone = consent.E164,
            FirstName = first,
            LastName = last,
            State = MatchingState.Unconfirmed,
            RequestedAt = order.PlacedAt,
            ChangedAt = order.PlacedAt,
        });
    }

    /// <summary>The last word is the last name; of a single word there is none, and then no name can go to Facebook, which wants both.</summary>
    internal static (string First, string Last) Names(string name) =>
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.. var first, var last] && first.Length > 0 ? (string.Join(' ', first), last) : (name.Trim(), "");
}
