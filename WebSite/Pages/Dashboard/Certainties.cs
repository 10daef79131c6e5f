using WebSite.Model;

namespace WebSite.Pages.Dashboard;

/// <summary>How sure a way in is, in words for merchants.</summary>
public static class Certainties
{
    /// <summary>In a word or three.</summary>
    public static string Brief(Certainty certainty) => certainty switch
    {
        Certainty.Proven => "proven",
        Certainty.Unconfirmed => "not confirmed",
        Certainty.Refused => "somebody else, the shopper said",
        Certainty.Named => "named by a key",
        Certainty.Likely => "likely",
        Certainty.Told => "told by Facebook",
        _ => "Facebook doesn't say",
    };

    /// <summary>In a sentence.</summary>
    public static string Say(Certainty certainty) => certainty switch
    {
        Certainty.Proven => "Proven: a ref that this site encrypted came back in time, from the shopper's own browser or confirmed there.",
        Certainty.Unconfirmed => "Not confirmed: a ref that this site encrypted came back in time, but by a way that can be passed on. The shopper is asked on the web page.",
        Certainty.Refused => "Somebody else: a ref that this site encrypted came back by a way that can be passed on, and the shopper said on the web page that it wasn't they.",
        Certainty.Named => "Named by a campaign's key or ref, which anybody can copy.",
        Certainty.Likely => "Likely: it fits and nothing else does, but nothing proves it.",
        Certainty.Told => "Told by Facebook, which names the way in and nothing more.",
        _ => "Facebook doesn't say.",
    };
}
