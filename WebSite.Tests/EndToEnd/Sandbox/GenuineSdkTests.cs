using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>Facebook's own SDK, from a file of the developer's: the sandbox has no copy and fetches none.</summary>
public class GenuineSdkTests(MappedSandbox mapped) : MappedHostsTests(mapped)
{
    private const string Variable = "GENUINE_SDK";

    private static readonly string? Script = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file ? File.ReadAllText(file) : null;

    protected override bool KnowsCtaText => Script?.Contains("cta_text", StringComparison.Ordinal) is true;

    protected override bool? HasPlugins => Script?.Contains("send_to_messenger", StringComparison.Ordinal);

    protected override Task PrepareAsync(IPage page)
    {
        Assert.SkipWhen(Script is null, $"Facebook's own sdk.js is needed: name a copy of yours in the environment variable {Variable}.");
        return page.RouteAsync("https://connect.facebook.net/**/sdk.js", route =>
            route.FulfillAsync(new() { ContentType = "application/x-javascript; charset=utf-8", Body = Script }));
    }
}
