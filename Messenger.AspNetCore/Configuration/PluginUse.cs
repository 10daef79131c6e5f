namespace Messenger.AspNetCore.Configuration;

/// <summary>
/// Whether a site shows Facebook's plugins Send to Messenger and Message Us, or links in their place. Facebook's SDK of October 2023 has the
/// plugins, that of 15 February 2025 hasn't: it leaves their place empty, and says nothing. Source: docs/platform.md, Plugins.
/// </summary>
public enum PluginUse
{
    /// <summary>Plugins, as long as visitors' SDK has them; else links.</summary>
    Auto,

    /// <summary>Plugins, and links where a visitor's browser doesn't draw them.</summary>
    Sdk,

    /// <summary>Links from the start. Nothing of Facebook's is loaded.</summary>
    Link,
}
