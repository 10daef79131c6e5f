
namespace Messenger.AspNetCore.Configuration;

/// <summary>
/// Keeps the sandbox and Facebook apart. Everything of the sandbox's starts with <c>demo-</c>; half a change of settings would let
/// its well-known secret sign for a real Page, or send real people to a stand-in.
/// </summary>
internal static class SandboxMix
{
    private const string Mark = "demo-";
    private static readonly string[] FacebookHosts = ["facebook.com", "facebook.net", "m.me"];

    public static string? Fault(MessengerOptions options, string? sandboxUrl)
    {
        (string Name, string Value)[] named =
        [
            ("AppId", options.AppId), ("PageId", options.PageId), ("VerifyToken", options.VerifyToken), ("PageAccessToken", options.PageAccessToken),
            ("ClientToken", options.ClientToken),
            .. options.AppSecrets.Select(secret => ("AppSecrets", secret)),
        ];
        var set = named.Where(n => !string.IsNullOrEmpty(n.Value)).ToLookup(n => n.Value.StartsWith(Mark, StringComparison.Ordinal), n => n.Name);
        var demo = string.Join(", ", set[true].Distinct());
        var real = string.Join(", ", set[false].Distinct());
        if (demo.Length > 0 && real.Length > 0)
        {
            return $"Messenger settings mix the sandbox with Facebook: {demo} start with demo-, {real} don't. Take all from one side.";
        }

        string[] urls = [options.LocalizedSdkUrl, options.GraphUrl, options.LinkUrl, options.LoginConnect ? options.DialogUrl : "", .. options.FrameOrigins];
        if (demo.Length > 0 && urls.FirstOrDefault(IsFacebook) is { } facebook)
        {
            return $"Messenger settings mix the sandbox with Facebook: {demo} start with demo-, but '{facebook}' is Facebook's.";
        }

        return real.Length > 0 && urls.FirstOrDefault(url => IsUnder(url, sandboxUrl)) is { } sandbox
            ? $"Messenger settings mix the sandbox with Facebook: '{sandbox}' is the sandbox (Sandbox:Url), but {real} don't start with demo-."
            : null;
    }

    private static bool IsFacebook(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && FacebookHosts.Any(host => uri.Host == host || uri.Host.EndsWith('.' + host, StringComparison.Ordinal));

    private static bool IsUnder(string url, string? root) =>
        Uri.TryCreate(root, UriKind.Absolute, out var sandbox)
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Authority == sandbox.Authority;
}
