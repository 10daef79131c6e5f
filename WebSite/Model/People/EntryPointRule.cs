using Messenger.AspNetCore.Refs;

namespace WebSite.Model;

/// <summary>What holds for a way in. docs/architecture.md says what a new one needs.</summary>
/// <param name="EntryPoint">Which.</param>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Heading">What it is called as a heading.</param>
/// <param name="About">What it is, in a sentence for the merchant.</param>
/// <param name="Page">The last part of the address where the dashboard has it.</param>
/// <param name="Tab">What that page is called among the tabs; null where another row says it.</param>
/// <param name="Source">Facebook's word for it in a referral; null when it has none. Source: <c>docs/platform.md</c>, Referrals.</param>
/// <param name="Consent">On what the Page may write to who came by it.</param>
/// <param name="Permission">The same in a sentence.</param>
/// <param name="OneOf">One of it in a list of several, for instance <c>a link</c>; null where it stands in none.</param>
/// <param name="Greeting">The site's own greeting where nothing else is known of the person; null for the usual one.</param>
/// <param name="GreetsCampaigns">Whether that fits who came by a campaign, too. A campaign's plugin may stand on another website.</param>
/// <param name="Next">What a campaign of it is good for beside its link; null for nothing.</param>
/// <param name="IsNeverNamed">Whether Facebook never says who came by it.</param>
/// <param name="IsRequest">Whether the click itself asks the Page to write: it ends a stop, and is confirmed.</param>
/// <param name="TakesOffer">Whether it takes what a spot offers. Message Us beside it is for questions.</param>
/// <param name="NotOurs">What is said of an event by it whose ref this site didn't make, where that is no opt-in; null for the usual.</param>
public sealed record EntryPointRule(
    EntryPoint EntryPoint,
    string Name,
    string Heading,
    string About,
    string Page,
    string? Tab = null,
    string? Source = null,
    ConsentBasis Consent = ConsentBasis.Conversation,
    string Permission = "The person wrote, or opened the conversation.",
    string? OneOf = null,
    string? Greeting = null,
    bool GreetsCampaigns = true,
    CampaignStep? Next = null,
    bool IsNeverNamed = false,
    bool IsRequest = false,
    bool TakesOffer = false,
    string? NotOurs = null)
{
    /// <summary>Whether an event by it is an opt-in whatever its ref says: it names the person, who has opted in.</summary>
    public bool IsAlwaysOptIn => Consent == ConsentBasis.OptIn && !EntryPoint.Door().IsKnownByAnswer;

    /// <summary>The page's own address behind the dashboard's.</summary>
    public string Path => Page.Split('?')[0];
}

/// <summary>Where a merchant goes on with a campaign.</summary>
/// <param name="Path">The last part of the address, behind which the campaign's id comes.</param>
/// <param name="Words">What is there.</param>
public sealed record CampaignStep(string Path, string Words);
