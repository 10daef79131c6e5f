using WebSite.Web;

namespace WebSite.Campaigns;

/// <summary>Makes campaigns' short addresses whole.</summary>
public sealed class ShortAddresses(PublicAddress site)
{
    /// <summary>Whether the addresses are good for others: not where nobody said what the site's own is, and it is this machine's at the best.</summary>
    public bool ArePublic => site.IsSet;

    /// <summary>The address, on the site's public host; null where the site doesn't know its own.</summary>
    public string? Of(string code) => site.To(ShortCode.Path(code));
}
