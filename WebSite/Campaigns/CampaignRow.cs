using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>A campaign in a list, with what it brought.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Opens">How often its short address was opened.</param>
/// <param name="Figures">Who came, and what they bought.</param>
public sealed record CampaignRow(Campaign Campaign, long Opens, EntryPointFigures Figures);
