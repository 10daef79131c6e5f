namespace WebSite.Sandbox;

/// <summary>The settings that point a website at a sandbox.</summary>
internal static class SiteSettings
{
    public static IReadOnlyDictionary<string, string?> For(SandboxOptions options, Uri address)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        return new Dictionary<string, string?>
        {
            ["Messenger:AppId"] = options.AppId,
            ["Messenger:PageId"] = options.PageId,
            ["Messenger:PageUsername"] = options.PageUsername,
            ["Messenger:AppSecrets:0"] = options.AppSecret,
            ["Messenger:VerifyToken"] = options.VerifyToken,
            ["Messenger:PageAccessToken"] = options.PageAccessToken,
            ["Messenger:SdkUrl"] = origin + "/{locale}/sdk.js",
            ["Messenger:PluginOrigins:0"] = origin,
            ["Messenger:GraphUrl"] = origin,
            ["Messenger:LinkUrl"] = origin + "/m.me",
            ["Messenger:Checkbox"] = "true",
            ["Messenger:LoginConnect"] = "true",
            ["Messenger:ClientToken"] = options.ClientToken,
            ["Messenger:DialogUrl"] = origin,
            ["Matching:IsOffered"] = "true",
            [$"{SandboxOptions.Section}:Url"] = origin,
        };
    }
}
