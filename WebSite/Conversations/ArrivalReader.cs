using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Conversations;

/// <summary>Says how somebody came in, as far as an event tells, and never more than that.</summary>
public sealed class ArrivalReader(SiteDb db, Acceptances acceptances)
{
    /// <summary>The arrival; null when the person was there already and only goes on.</summary>
    internal async Task<Arrival?> ReadAsync(long eventId, IncomingEvent one, EventContent content, Conversation conversation, bool isNew, DateTimeOffset at, CancellationToken cancel)
    {
        var click = await db.OptInClicks.AsNoTracking().SingleOrDefaultAsync(c => c.EventId == eventId, cancel);
        if (one.Kind == "message_request")
        {
            return await acceptances.AcceptAsync(eventId, conversation, at, cancel);
        }

        var arrival = new Arrival { EventId = eventId, At = at, Source = EventContent.Short(one.ReferralSource, 64) };
        if (click is not null)
        {
            await TakeClickAsync(arrival, click, conversation, cancel);
        }
        else if (content.HasReferral)
        {
            (arrival.EntryPoint, arrival.Certainty) = OptInSource.Door(one.ReferralSource) is var door && door == EntryPoint.Unknown
                ? (door, Certainty.Unknown)
                : (door, Certainty.Told);
        }
        else if (!isNew)
        {
            return null;
        }

        (arrival.AdId, arrival.AdTitle, arrival.AdPhoto) = (content.AdId, content.AdTitle, content.AdPhoto);
        await NameAsync(arrival, RefText.Canonical(one.OptInRef ?? one.ReferralRef), cancel);
        arrival.ConsentBasis = arrival.EntryPoint switch
        {
            EntryPoint.SendToMessenger => ConsentBasis.OptIn,
            EntryPoint.CustomerMatching => ConsentBasis.Checkout,
            _ => ConsentBasis.Conversation,
        };
        return arrival;
    }

    /// <summary>What the webhook recorded of a click: its ref was ours, or it is an opt-in without one of ours.</summary>
    private async Task TakeClickAsync(Arrival arrival, OptInClick click, Conversation conversation, CancellationToken cancel)
    {
        arrival.EntryPoint = click.EntryPoint;
        arrival.Placement = click.Placement;
        arrival.WebPage = click.WebPage;
        arrival.CameThrough = click.CameThrough;
        var optIn = await db.OptIns.AsNoTracking().SingleOrDefaultAsync(o => o.Id == click.OptInId, cancel);
        arrival.CheckoutSessionId = optIn?.CheckoutSessionId;
        arrival.Certainty = arrival.CheckoutSessionId is not null ? (click.IsProof || optIn!.IsTrusted ? Certainty.Proven : Certainty.Unconfirmed)
            : arrival.EntryPoint == EntryPoint.Unknown ? Certainty.Unknown
            : Certainty.Told;
        if (click.IsProof && arrival is { EntryPoint: EntryPoint.CustomerMatching, CheckoutSessionId: { } session })
        {
            arrival.MatchingRequestId = await acceptances.ProveAsync(session, conversation, arrival.At, cancel);
        }
    }

    /// <summary>Finds the campaign, by its ad or its key. A code's and a plugin's campaign says more than Facebook, which calls both a short link.</summary>
    private async Task NameAsync(Arrival arrival, string key, CancellationToken cancel)
    {
        var byKey = CampaignKey.HasForm(key);
        if (!byKey && arrival.AdId is null)
        {
            return;
        }

        var found = await db.Campaigns.AsNoTracking()
            .Where(c => (byKey && c.Key == key) || (arrival.AdId != null && c.AdId == arrival.AdId))
            .OrderBy(c => c.AdId == null).Select(c => new { c.Id, c.EntryPoint }).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return;
        }

        arrival.CampaignId = found.Id;
        if (arrival.EntryPoint != EntryPoint.Ad && arrival.Certainty < Certainty.Named)
        {
            arrival.Certainty = Certainty.Named;
            arrival.EntryPoint = arrival.EntryPoint == EntryPoint.Link && found.EntryPoint is EntryPoint.Code or EntryPoint.MessageUs ? found.EntryPoint : arrival.EntryPoint;
        }
    }
}
