namespace WebSite.Sandbox.Plugins;

/// <summary>The room a plugin asks its web page for, in CSS pixels.</summary>
/// <remarks>
/// Seen in saved web pages: Send large + SEND_TO_MESSENGER 256 x 52, Send xlarge + GET_STARTED 122 x 38,
/// Message Us xlarge 130 x 38. Everything else is invented to fit between them.
/// </remarks>
public readonly record struct PluginSize(int Width, int Height)
{
    /// <summary>The row under the button with picture, name and "Not you?".</summary>
    public const int IdentityRow = 20;

    private const int WidthWithIdentity = 256;

    /// <summary>The least room. The frame asks for more where its words need it, as they do in other languages.</summary>
    public static PluginSize For(PluginRequest plugin, bool hasSession)
    {
        if (plugin.Kind == PluginKind.MessageUs)
        {
            return plugin.Size switch
            {
                "standard" => new(118, 26),
                "large" => new(124, 32),
                _ => new(130, 38),
            };
        }

        // standard and large keep the row's room whether or not there is a name to put there; xlarge grows by it.
        var bare = new PluginSize((int)Math.Ceiling(42 + (7.27 * plugin.Words.For(plugin).Length)), 38);
        return plugin.Size switch
        {
            "standard" => new(220, 26 + IdentityRow),
            "large" => new(WidthWithIdentity, 32 + IdentityRow),
            _ when hasSession => new(Math.Max(bare.Width, WidthWithIdentity), bare.Height + IdentityRow),
            _ => bare,
        };
    }
}
