namespace Messenger.AspNetCore.Refs;

/// <summary>A way into the conversation. The numbers stand in refs, in four bits (docs/ref.md): none may change, and none be over 15.</summary>
public enum EntryPoint
{
    /// <summary>Facebook doesn't say.</summary>
    Unknown = 0,

    /// <summary>The Send to Messenger plugin.</summary>
    SendToMessenger = 1,

    /// <summary>The Message Us plugin.</summary>
    MessageUs = 2,

    /// <summary>An m.me link.</summary>
    Link = 3,

    /// <summary>A code that is scanned: the QR code of an m.me link, or a Messenger Code.</summary>
    Code = 4,

    /// <summary>An ad with Messenger as its destination.</summary>
    Ad = 5,

    /// <summary>A phone number that was matched with a person.</summary>
    CustomerMatching = 6,

    /// <summary>The Page's own button.</summary>
    PageButton = 7,

    /// <summary>Messenger's search.</summary>
    Search = 8,

    /// <summary>The checkbox plugin, in a form.</summary>
    Checkbox = 9,

    /// <summary>Facebook Login that asks whether the Page may write: Login Connect with Messenger.</summary>
    LoginConnect = 10,
}
