namespace WebSite.Matching;

/// <summary>Reaching shoppers in Messenger by the phone number that they give at checkout.</summary>
public sealed class MatchingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Matching";

    /// <summary>Whether the checkout offers it. Facebook has let hardly any Page in since 2020, so it doesn't by itself.</summary>
    public bool IsOffered { get; set; }
}
