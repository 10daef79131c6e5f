namespace WebSite.Model;

/// <summary>What a browser can tell of one spot. They are kept in memory alone, for as long as it may tell more.</summary>
[Flags]
public enum SpotSigns
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It stands in the web page, and offers something.</summary>
    Served = 1,

    /// <summary>Half of it was in view for a second.</summary>
    Seen = 2,

    /// <summary>Send to Messenger was drawn.</summary>
    SendDrawn = 4,

    /// <summary>Message Us was drawn.</summary>
    AskDrawn = 8,

    /// <summary>The link stood there.</summary>
    LinkShown = 16,

    /// <summary>Send to Messenger was clicked.</summary>
    SendClicked = 32,

    /// <summary>Message Us was clicked.</summary>
    AskClicked = 64,

    /// <summary>The link was clicked.</summary>
    LinkClicked = 128,

    /// <summary>The code was opened, to be scanned.</summary>
    CodeOpened = 256,

    /// <summary>Send to Messenger told of an opt-in.</summary>
    OptedIn = 512,

    /// <summary>An experiment's place was in view for a second, whatever stands there. It counts for the variant alone.</summary>
    Reached = 1024,
}
