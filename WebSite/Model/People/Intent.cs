namespace WebSite.Model;

/// <summary>What a person's words ask of the site itself.</summary>
public enum Intent
{
    /// <summary>Nothing: a person should read it.</summary>
    None,

    /// <summary>Send nothing more.</summary>
    Stop,

    /// <summary>Go on, after a stop.</summary>
    Start,

    /// <summary>Let a human answer.</summary>
    Human,

    /// <summary>Nothing: it only says hello, and may be answered by the site's greeting.</summary>
    Hello,
}
