using Messenger.AspNetCore.Refs;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>Says how somebody came in, as far as an event tells, and never more than that.</summary>
internal static class VisitRules
{
    /// <summary>The visit; null when the person was there already and only goes on.</summary>
    /// <param name="taken">What they did.</param>
    /// <param name="conversation">Their conversation.</param>
    /// <param name="isFirst">Whether it is the first thing they did.</param>
    /// <param name="batch">What the events touch.</param>
    public static Visit? Read(TakenEvent taken, Conversation conversation, bool isFirst, Batch batch)
    {
        var (one, content) = (taken.Event, taken.Content);
        var way = one.Kind == EventKinds.MessageRequest ? Acceptances.Accept(conversation, taken.At, batch)
            : batch.Counted.TryGetValue(taken.Id, out var counted) ? ByClick(counted.Click, counted.OptIn, conversation, taken.At, batch)
            : FirstAnswers.Learn(taken, conversation, batch) is { } answered ? answered
            : content.HasReferral ? ByReferral(one.ReferralSource, content.ProductId)
            : isFirst ? new(EntryPoint.Unknown, Certainty.Unknown)
            : null;
        if (way is null)
        {
            return null;
        }

        var campaign = Campaign(RefText.Canonical(one.Ref), taken.ForeignRef, content.AdId, batch);
        way = campaign is null ? way : way.In(campaign);
        return new()
        {
            Id = batch.Ids.Next<Visit>(),
            ConversationId = conversation.Id,
            EventId = taken.Id,
            At = taken.At,
            EntryPoint = way.EntryPoint,
            CameThrough = way.CameThrough,
            Source = UnicodeText.Short(UnicodeText.Plain(one.ReferralSource), 64),
            Ref = campaign?.Key == taken.ForeignRef ? null : taken.ForeignRef,
            ProductId = content.ProductId,
            CheckoutSessionId = way.CheckoutSessionId,
            Placement = way.Placement,
            WebPage = way.WebPage,
            CampaignId = way.CampaignId,
            MatchingRequestId = way.MatchingRequestId,
            AdId = content.AdId,
            AdTitle = content.AdTitle,
            AdPhoto = content.AdPhoto,
            Certainty = way.Certainty,
            ConsentBasis = way.ConsentBasis,
            Mark = way.Mark,
        };
    }

    private static WayIn ByReferral(string? source, string? productId) => EntryPointRules.BySource(source) is var entryPoint && entryPoint == EntryPoint.Unknown && productId is null
        ? new(entryPoint, Certainty.Unknown)
        : new(entryPoint, Certainty.Told);

    /// <summary>What a click tells: its ref was ours, or it is an opt-in without one of ours.</summary>
    private static WayIn ByClick(OptInClick click, OptIn optIn, Conversation conversation, DateTimeOffset at, Batch batch) => new(click.EntryPoint, How(click, optIn))
    {
        CameThrough = click.CameThrough,
        CheckoutSessionId = optIn.CheckoutSessionId,
        Placement = click.Placement,
        WebPage = click.WebPage,
        Mark = click.Mark,
        MatchingRequestId = click is { IsProof: true, EntryPoint: EntryPoint.CustomerMatching }
            ? Acceptances.Prove(batch.Session(optIn.CheckoutSessionId), conversation, at, batch)
            : null,
    };

    private static Certainty How(OptInClick click, OptIn optIn) =>
        optIn.CheckoutSessionId is null ? (click.EntryPoint == EntryPoint.Unknown ? Certainty.Unknown : Certainty.Told)
        : click.IsProof || optIn.IsTrusted ? Certainty.Proven
        : optIn.Trust == OptInTrust.Refused ? Certainty.Refused
        : Certainty.Unconfirmed;

    /// <summary>The campaign that a key, another ref or an ad names, the ad before the others; null when none does.</summary>
    private static Campaign? Campaign(string key, string? foreign, string? adId, Batch batch)
    {
        var byKey = CampaignKey.HasForm(key);
        return batch.Campaigns.Where(c => (byKey && c.Key == key) || (foreign is not null && c.Ref == foreign) || (adId is not null && c.AdId == adId)).OrderBy(c => c.AdId is null).FirstOrDefault();
    }
}
