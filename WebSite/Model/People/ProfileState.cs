namespace WebSite.Model;

/// <summary>What is known of a person's profile.</summary>
public enum ProfileState
{
    /// <summary>Facebook is to be asked, for the first time or again.</summary>
    Unasked,

    /// <summary>Facebook told it.</summary>
    Known,

    /// <summary>Facebook doesn't tell it, at least not yet.</summary>
    Hidden,
}
