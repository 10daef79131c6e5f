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
              app id        {options.AppId}
              Page id       {options.PageId}
              app secret    {options.AppSecret}
              verify token  {options.VerifyToken}
              Page token    {options.PageAccessToken}

            """);
    }
}
