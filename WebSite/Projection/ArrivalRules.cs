using Messenger.AspNetCore.Refs;
using WebSite.Language;
using WebSite.Model;
using WebSite.OptIns;

namespace WebSite.Projection;

/// <summary>Says how somebody came in, as far as an event tells, and never more than that.</summary>
internal sealed class ArrivalRules(Acceptances acceptances)
{
    /// <summary>The arrival; null when the person was there already and only goes on.</summary>
    public async Task<Arrival?> ReadAsync(TakenEvent taken, Conversation conversation, Batch batch, CancellationToken cancel)
    {
        var one = taken.Event;
        var arrival = new Arrival { Id = batch.Ids.Next<Arrival>(), ConversationId = conversation.Id, EventId = taken.Id, At = taken.At };
        if (one.Kind == "message_request")
        {
            await acceptances.AcceptAsync(arrival, conversation, cancel);
            return arrival;
        }

        arrival.Source = UnicodeText.Short(one.ReferralSource, 64);
        if (batch.Counted.TryGetValue(taken.Id, out var counted))
        {
            await TakeClickAsync(arrival, counted.Click, counted.OptIn, conversation, cancel);
        }
        else if (taken.Content.HasReferral)
        {
            (arrival.EntryPoint, arrival.Certainty) = OptInSource.Door(one.ReferralSource) is var door && door == EntryPoint.Unknown
                ? (door, Certainty.Unknown)
                : (door, Certainty.Told);
        }
        else if (!batch.Begun.Contains(conversation) || conversation.Arrivals.Count > 0)
        {
            return null;
        }

        (arrival.AdId, arrival.AdTitle, arrival.AdPhoto) = (taken.Content.AdId, taken.Content.AdTitle, taken.Content.AdPhoto);
        Name(arrival, RefText.Canonical(one.OptInRef ?? one.ReferralRef), batch);
        arrival.ConsentBasis = arrival.EntryPoint switch
        {
            EntryPoint.SendToMessenger => ConsentBasis.OptIn,
            EntryPoint.CustomerMatching => ConsentBasis.Checkout,
            _ => ConsentBasis.Conversation,
        };
        return arrival;
    }

    /// <summary>What a click tells: its ref was ours, or it is an opt-in without one of ours.</summary>
    private async Task TakeClickAsync(Arrival arrival, OptInClick click, OptIn optIn, Conversation conversation, CancellationToken cancel)
    {
        arrival.EntryPoint = click.EntryPoint;
        arrival.Placement = click.Placement;
        arrival.WebPage = click.WebPage;
        arrival.CameThrough = click.CameThrough;
        arrival.CheckoutSessionId = optIn.CheckoutSessionId;
        arrival.Certainty = arrival.CheckoutSessionId is not null ? (click.IsProof || optIn.IsTrusted ? Certainty.Proven : optIn.Trust == OptInTrust.Refused ? Certainty.Refused : Certainty.Unconfirmed)
            : arrival.EntryPoint == EntryPoint.Unknown ? Certainty.Unknown
            : Certainty.Told;
        if (click.IsProof && arrival is { EntryPoint: EntryPoint.CustomerMatching, CheckoutSessionId: { } session })
        {
            arrival.MatchingRequestId = await acceptances.ProveAsync(session, conversation, arrival.At, cancel);
        }
    }

    /// <summary>Finds the campaign, by its ad or its key. A code's and a plugin's campaign says more than Facebook, which calls both a short link.</summary>
    private static void Name(Arrival arrival, string key, Batch batch)
    {
        var byKey = CampaignKey.HasForm(key);
        var found = batch.Campaigns.Where(c => (byKey && c.Key == key) || (arrival.AdId is not null && c.AdId == arrival.AdId)).OrderBy(c => c.AdId is null).FirstOrDefault();
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
