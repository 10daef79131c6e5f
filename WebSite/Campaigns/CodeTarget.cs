using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>What campaigns' QR codes say.</summary>
public sealed class CodeTarget(ShortAddresses addresses, MessengerLinks links)
{
    /// <summary>The word for the m.me link; any other means the short address, which is counted.</summary>
    public const string Direct = "m.me";

    /// <summary>The address; null when it is to be the short one and the site doesn't know its own.</summary>
    public string? Of(string? to, Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return to == Direct ? links.To(campaign.Key) : addresses.Of(campaign.Code);
    }
}
