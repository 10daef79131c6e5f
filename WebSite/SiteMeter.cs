namespace WebSite;

/// <summary>Where the site's figures for monitoring stand. What each means: <c>docs/monitoring.md</c>.</summary>
internal static class SiteMeter
{
    /// <summary>The meter's name; the library has one of its own.</summary>
    public const string Name = "Messenger.Site";
}
