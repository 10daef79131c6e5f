namespace WebSite.Model;

/// <summary>What a message is made of.</summary>
public enum MessageForm
{
    /// <summary>The site's text, with what belongs below it.</summary>
    Text,

    /// <summary>The merchant's own words, as they were written.</summary>
    MerchantsWords,

    /// <summary>A receipt, which has no room for a text.</summary>
    Receipt,

    /// <summary>The site's text above a button that says yes.</summary>
    Question,
}
