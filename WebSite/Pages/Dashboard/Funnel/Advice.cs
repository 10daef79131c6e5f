using WebSite.Figures;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>What a merchant can do about a step at which many are lost.</summary>
public static class Advice
{
    /// <summary>A sentence.</summary>
    public static string On(FunnelStage stage) => stage switch
    {
        FunnelStage.Seen => "The spot stands where few scroll to. Try it further up on the web page.",
        FunnelStage.Shown => "Facebook's script or frames don't get through in these browsers. The set-up check says why.",
        FunnelStage.Clicked => "They see the offer and pass. Try other words, another button, or a better reason.",
        FunnelStage.Webhook or FunnelStage.CameIn => "They clicked, and Messenger told us nothing: they turned back there, or the webhook lost it.",
        FunnelStage.Linked => "They came without a ref of this shop, or with one that was too old: a button elsewhere, or a copied link.",
        FunnelStage.Replied => "They came and said nothing. Look at what the first message asks of them.",
        _ => "They came and didn't buy yet. Answer what they ask, and lead them back to their cart.",
    };
}
