namespace WebSite.Messenger;

/// <summary>A way into the conversation.</summary>
public enum EntryPoint
{
    /// <summary>Facebook doesn't say.</summary>
    Unknown,

    /// <summary>The Send to Messenger plugin.</summary>
    SendToMessenger,

    /// <summary>The Message Us plugin.</summary>
    MessageUs,

    /// <summary>An m.me link.</summary>
    Link,

    /// <summary>A Messenger Code.</summary>
    Code,

    /// <summary>An ad with Messenger as its destination.</summary>
    Ad,

    /// <summary>A phone number that was matched with a person.</summary>
    CustomerMatching,

    /// <summary>The Page's own button.</summary>
    PageButton,

    /// <summary>Messenger's search.</summary>
    Search,
}
