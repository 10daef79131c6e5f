namespace WebSite.Model;

/// <summary>Which plugins stand in a spot.</summary>
public enum SpotPlugins
{
    /// <summary>Send to Messenger.</summary>
    SendToMessenger,

    /// <summary>Message Us.</summary>
    MessageUs,

    /// <summary>Send to Messenger and, smaller, Message Us.</summary>
    Both,

    /// <summary>None: the link stands there from the start.</summary>
    None,
}

/// <summary>What may stand where.</summary>
public static class PlacementPlugins
{
    private static readonly SpotPlugins[] Asking = [SpotPlugins.SendToMessenger, SpotPlugins.None];

    /// <summary>The plugins that a placement may have. Where a click asks to be told something, nothing stands whose click would mean something else.</summary>
    public static IReadOnlyList<SpotPlugins> Plugins(this Placement placement) => placement switch
    {
        Placement.SoldOut => Asking,
        Placement.PriceDrop => [SpotPlugins.None], // A second reason on the web page is quiet: no frame of Facebook's, no question.
        _ => Enum.GetValues<SpotPlugins>(),
    };
}
