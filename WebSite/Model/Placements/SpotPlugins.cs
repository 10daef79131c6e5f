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
