using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>A world as the control path tells it: what a website needs to use it.</summary>
public sealed record WorldView(
    string Id,
    string AppId,
    string PageId,
    string PageUsername,
    string PageName,
    string AppSecret,
    string OldAppSecret,
    string VerifyToken,
    string PageAccessToken,
    string AppAccessToken,
    string ClientToken,
    string Screen,
    string SdkUrl,
    string GraphUrl,
    string LinkUrl,
    string? Webhook,
    IReadOnlyList<string> Domains,
    WorldSettings Settings)
{
    internal static WorldView Of(SandboxWorld world, HttpContext context)
    {
        var options = world.Options;
        var origin = $"{context.Request.Scheme}://{context.Request.Host}";
        return new(
            world.Id, options.AppId, options.PageId, options.PageUsername, world.PageName, options.AppSecret, options.OldAppSecret, options.VerifyToken,
            options.PageAccessToken, options.AppAccessToken, options.ClientToken, $"{origin}/worlds/{world.Id}", $"{origin}/en_US/sdk.js", origin,
            $"{origin}/m.me/{options.PageUsername}", world.Webhook?.ToString(), world.Domains, world.Settings);
    }
}
