using WebSite.Sandbox.Rules;

namespace WebSite.Sandbox;

/// <summary>What a developer needs to know to point a website at the sandbox.</summary>
internal static class Welcome
{
    public static void Print(SandboxHost host)
    {
        var options = host.World.Options;
        var address = host.Address.GetLeftPart(UriPartial.Authority);
        Console.WriteLine($"""

            The sandbox is at {address}  (no Facebook here)

              webhook       {host.Webhook?.ToString() ?? $"not set: Sandbox:Webhook, or PUT {address}/_sandbox/webhook"}
              SDK           {address}/en_US/sdk.js
              plugins       {Plugins(host)}
              app id        {options.AppId}
              Page id       {options.PageId}
              app secret    {options.AppSecret}
              verify token  {options.VerifyToken}
              Page token    {options.PageAccessToken}
              client token  {options.ClientToken}

            """);

        if (host is { SecureAddress: { } secure, BrowserSwitches: { } switches })
        {
            Console.WriteLine($"""
                  with TLS      {secure.GetLeftPart(UriPartial.Authority)}  (a certificate nobody trusts, new at each start)

                A Chromium that finds Facebook's hosts here, so that a web page needs no change; with a profile of its own, since it trusts every certificate:

                  chromium --user-data-dir=/tmp/sandbox-profile {string.Join(' ', switches.Select(Quoted))}

                """);
        }
    }

    private static string Plugins(SandboxHost host) =>
        host.World.Options.HasPlugins switch
        {
            true => "all, on every day",
            false => "the checkbox alone",
            null => $"as Facebook's SDK today: {SdkPlugins.At(host.World.Clock.GetUtcNow())}; Sandbox:HasPlugins=true for all",
        };

    private static string Quoted(string text) =>
        text.Split('=', 2) is [var name, var value] && value.Contains(' ', StringComparison.Ordinal) ? $"{name}=\"{value}\"" : text;
}
