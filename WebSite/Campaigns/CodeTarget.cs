using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.Campaigns;

/// <summary>What a campaign's QR code says.</summary>
public static class CodeTarget
{
    /// <summary>The word for the m.me link; any other means the short address, which is counted.</summary>
    public const string Direct = "m.me";

    /// <summary>The address.</summary>
    public static string Of(string? to, Campaign campaign, HttpRequest request, MessengerLinks links)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(links);
        return to == Direct ? links.To(campaign.Key) : ShortCode.Address(campaign.Code, request);
    }
}
