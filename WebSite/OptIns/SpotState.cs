using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>How a Messenger spot stands, by what the webhook has recorded.</summary>
public sealed class SpotState(SiteDb db, UntilWritten kept, WebPages pages)
{
    /// <summary><c>conflict</c>, <c>question</c>, <c>connected</c>, <c>stopped</c> or <c>none</c>.</summary>
    /// <remarks>
    /// Connected is what was agreed to in this very spot: who opted in on a product's web page hasn't asked for news of an order. Who did at the checkout,
    /// ticked the checkbox or logged in for the receipt has, with the order. Stopped is who was connected, and can't be written to any more.
    /// </remarks>
    public async Task<string> ReadAsync(PluginRef spot, CancellationToken cancel)
    {
        var path = await pages.PathAsync(spot, cancel);
        var placement = spot.Spot();
        var found = await kept.AskAsync((nameof(SpotState), spot.SessionToken, spot.Browser, placement, path), () => FindAsync(spot, placement, path, cancel));
        return found switch
        {
            { Connection: Connection.Conflict } => "conflict",
            { Connection: Connection.Connected, IsHere: true } => await SpotPerson.ConnectedAsync(db, new(spot.SessionToken, spot.Browser), cancel) is { CanBeTold: false } ? "stopped" : "connected",
            { IsAsked: true } => "question",
            _ => "none",
        };
    }

    /// <summary>By itself, since making this question costs more than the answer that is kept.</summary>
    private Task<Found?> FindAsync(PluginRef spot, Placement placement, string? path, CancellationToken cancel)
    {
        var askable = Askable.In(db);
        return db.CheckoutSessions.Own(new(spot.SessionToken, spot.Browser))
            .Select(s => new Found(
                s.Connection,
                s.OptIns.AsQueryable().Where(askable).Any(),
                s.OptIns.AsQueryable().Where(OptIn.Trusted).Any(o => o.Clicks.Any(c => (c.Placement == placement && c.WebPage == path)
                    || (placement == Placement.ThankYou && (c.Placement == Placement.Checkout || DoorRules.KnownByAnswer.Contains(c.EntryPoint)))))))
            .SingleOrDefaultAsync(cancel);
    }

    private sealed record Found(Connection Connection, bool IsAsked, bool IsHere);
}
