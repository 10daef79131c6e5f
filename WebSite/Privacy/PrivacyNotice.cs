using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.Options;
using WebSite.Matching;
using WebSite.OptIns;
using WebSite.Retention;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Privacy;

/// <summary>What the settings decide of the privacy notice. Its words are in <c>_PrivacyNotice.cshtml</c>, wherever it is shown.</summary>
public sealed class PrivacyNotice(
    ShopName name, IOptionsMonitor<SiteOptions> site, IOptionsMonitor<RetentionOptions> retention, IOptionsMonitor<MatchingOptions> matching, MessengerLinks links, LoginOffer login)
{
    private readonly RetentionOptions _kept = retention.CurrentValue;

    /// <summary>The shop's name.</summary>
    public string Shop => name.Name;

    /// <summary>Who is responsible, name and postal address; null when the merchant hasn't filled it in.</summary>
    public string? Responsible => site.CurrentValue.Responsible is { Length: > 0 } text ? text : null;

    /// <summary>Where to write about privacy; null when there is no such address.</summary>
    public string? Email => site.CurrentValue.PrivacyEmail is { Length: > 0 } text ? text : null;

    /// <summary>Where to write to the shop in Messenger.</summary>
    public string Link => links.Page;

    /// <summary>Whether the checkout asks for a phone number.</summary>
    public bool OffersMatching => matching.CurrentValue.IsOffered;

    /// <summary>Whether an order's web page offers a login with Facebook.</summary>
    public bool OffersLogin => login.Redirect is not null;

    public string Carts => HowLong.Of(_kept.Carts < _kept.Sessions ? _kept.Carts : _kept.Sessions);

    public string Wishes => HowLong.Of(_kept.Wishes);

    public string Sessions => HowLong.Of(_kept.Sessions);

    /// <summary>Null: for good.</summary>
    public string? Orders => _kept.Orders == TimeSpan.Zero ? null : HowLong.Of(_kept.Orders);

    public string Conversations => HowLong.Of(_kept.Conversations);

    public string Events => HowLong.Of(_kept.Events);

    public string Proofs => HowLong.Of(_kept.Proofs);
}
