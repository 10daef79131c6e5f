using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>How somebody came in, as far as is known. What its members mean: <see cref="Visit"/>.</summary>
internal sealed record WayIn(EntryPoint EntryPoint, Certainty Certainty)
{
    public EntryPoint? CameThrough { get; init; }

    public long? CheckoutSessionId { get; init; }

    public Placement? Placement { get; init; }

    public string? WebPage { get; init; }

    public int Mark { get; init; }

    public int? MatchingRequestId { get; init; }

    public int? CampaignId { get; init; }

    public ConsentBasis ConsentBasis => EntryPoint.Rule().Consent;

    /// <summary>With the campaign that a key or an ad names. A campaign says more than Facebook, which calls a code and a plugin a short link.</summary>
    public WayIn In(Campaign campaign) => EntryPoint == EntryPoint.Ad || Certainty >= Certainty.Named
        ? this with { CampaignId = campaign.Id }
        : this with
        {
            CampaignId = campaign.Id,
            Certainty = Certainty.Named,
            EntryPoint = EntryPoint == EntryPoint.Link && campaign.EntryPoint.Door().ComesAsLink ? campaign.EntryPoint : EntryPoint,
        };
}
