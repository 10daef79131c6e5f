using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.Campaigns;

/// <summary>What campaigns' QR codes say.</summary>
public sealed class CodeTarget(ShortAddresses addresses, MessengerLinks links)
{
    /// <summary>The word for the m.me link; any other means the short address, which is counted.</summary>
    public const string Direct = "m.me";

    /// <summary>The address.</summary>
    public string Of(string? to, Campaign campaign, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return to == Direct ? links.To(campaign.Key) : addresses.Of(campaign.Code, request);
    }
}
