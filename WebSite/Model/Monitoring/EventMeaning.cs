namespace WebSite.Model;

/// <summary>What events of a kind are about.</summary>
public enum EventMeaning
{
    /// <summary>A person did something: that opens the window for answers.</summary>
    Deed,

    /// <summary>A message was changed, or taken back.</summary>
    Change,

    /// <summary>How far messages have arrived, or were read.</summary>
    Mark,

    /// <summary>The Page's own words.</summary>
    Echo,

    /// <summary>Which app has the thread.</summary>
    Handover,

    /// <summary>The Page itself, and nobody who writes to it.</summary>
    OfPage,
}
