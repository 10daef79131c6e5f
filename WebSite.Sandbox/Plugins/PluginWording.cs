namespace WebSite.Sandbox.Plugins;

/// <summary>What each cta_text says, in English.</summary>
internal static class PluginWording
{
    private static readonly Dictionary<string, string> Wordings = new()
    {
        ["GET_THIS_IN_MESSENGER"] = "Get this in Messenger",
        ["RECEIVE_THIS_IN_MESSENGER"] = "Receive this in Messenger",
        ["SEND_THIS_TO_ME"] = "Send this to me",
        ["GET_CUSTOMER_ASSISTANCE"] = "Get customer assistance",
        ["GET_CUSTOMER_SERVICE"] = "Get customer service",
        ["GET_SUPPORT"] = "Get support",
        ["LET_US_CHAT"] = "Let us chat",
        ["SEND_ME_MESSAGES"] = "Send me messages",
        ["ALERT_ME_IN_MESSENGER"] = "Alert me in Messenger",
        ["SEND_ME_UPDATES"] = "Send me updates",
        ["MESSAGE_ME"] = "Message me",
        ["LET_ME_KNOW"] = "Let me know",
        ["KEEP_ME_UPDATED"] = "Keep me updated",
        ["TELL_ME_MORE"] = "Tell me more",
        ["SUBSCRIBE_IN_MESSENGER"] = "Subscribe in Messenger",
        ["SUBSCRIBE_TO_UPDATES"] = "Subscribe to updates",
        ["GET_MESSAGES"] = "Get messages",
        ["SUBSCRIBE"] = "Subscribe",
        ["GET_STARTED_IN_MESSENGER"] = "Get started in Messenger",
        ["LEARN_MORE_IN_MESSENGER"] = "Learn more in Messenger",
        ["GET_STARTED"] = "Get started",
        ["SEND_TO_MESSENGER"] = "Send to Messenger",
    };

    public static int Count => Wordings.Count;

    public static IEnumerable<string> Names => Wordings.Keys;

    public static bool Has(string ctaText) => Wordings.ContainsKey(ctaText);

    public static string For(PluginRequest plugin) => plugin switch
    {
        { Kind: PluginKind.MessageUs } => "Message Us",
        { CtaText: { } cta } => Wordings[cta],
        _ => Wordings["SEND_TO_MESSENGER"],
    };
}
