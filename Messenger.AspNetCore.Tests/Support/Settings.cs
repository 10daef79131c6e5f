using System.Runtime.CompilerServices;

namespace Messenger.AspNetCore.Tests.Support;

/// <summary>Settings that a shop at Facebook would have, with made-up ids.</summary>
internal static class Settings
{
    public const string AppId = "95100348886";
    public const string PageId = "261907812360345";
    public const string Secret = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public const string VerifyToken = "a-verify-token-of-the-tests";

    public static IReadOnlyDictionary<string, string?> Real { get; } = new Dictionary<string, string?>
    {
        ["Messenger:AppId"] = AppId,
        ["Messenger:PageId"] = PageId,
        ["Messenger:PageUsername"] = "kettleandkin",
        ["Messenger:AppSecrets:0"] = Secret,
        ["Messenger:VerifyToken"] = VerifyToken,
        ["Messenger:SdkVersion"] = "v25.0",
    };

    /// <summary>Many hosts in one process would use up the user's file watchers.</summary>
    [ModuleInitializer]
    internal static void WatchNoFiles() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
