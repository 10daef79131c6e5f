using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Web;

/// <summary>The shop is called what the setting says, on every page there is and in every message.</summary>
public class ShopNameTests
{
    private const string Name = "Pot & Päron";
    private static readonly string[] Traces = ["Kettle & Kin", "Kettle &amp; Kin", @"Kettle \u0026 Kin"];

    [Fact]
    public async Task No_page_knows_another_name()
    {
        await using var scene = await Scene.StartAsync(("Site:Name", Name), ("Site:PublicUrl", "https://shop.example"));
        scene.Sandbox.World.Change(settings => settings with { Page = settings.Page with { Name = Name } }); // Facebook's side names the Page, too.
        using var bob = await scene.Site.MerchantAsync();
        await bob.AddToCartAsync("harbour-teapot");
        var order = (await bob.OrderAsync()).Location!;
        await bob.AddToCartAsync("harbour-teapot");
        var code = await bob.MakeAsync(scene.Site, "codes");
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();
        using var stranger = scene.Site.Visit();

        var seen = 0;
        foreach (var route in Routes(scene.Site))
        {
            var path = "/" + route
                .Replace("{slug}", "harbour-teapot", StringComparison.Ordinal)
                .Replace("{token}", order.Split('/')[^1], StringComparison.Ordinal)
                .Replace("{goods}", "1x1", StringComparison.Ordinal)
                .Replace("{code}", "abcdefg", StringComparison.Ordinal)
                .Replace("{id:int}", $"{code.Id}", StringComparison.Ordinal)
                .Replace("{id:long}", "1", StringComparison.Ordinal);
            foreach (var visitor in new[] { bob, stranger })
            {
                var page = await visitor.GetAsync(path);
                Assert.All(Traces, trace => Assert.DoesNotContain(trace, page.Text, StringComparison.OrdinalIgnoreCase));
                if (page.Status is HttpStatusCode.OK && page.Document.Title is { Length: > 0 } title)
                {
                    Assert.EndsWith(" · " + Name, title, StringComparison.Ordinal);
                    seen++;
                }
            }
        }

        Assert.True(seen > 40, $"Only {seen} pages were seen.");
        Assert.Contains("Pot & Päron may write to me", (await bob.GetAsync("/checkout")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(alice.Messages, message => Assert.DoesNotContain("Kettle & Kin", JsonSerializer.Serialize(message), StringComparison.Ordinal));
        Assert.Contains(Name, Assert.Single(alice.Heard), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Two\nlines")]
    public async Task A_name_that_is_none_stops_the_start(string name)
    {
        await using var site = new SiteHost([KeyValuePair.Create("Site:Name", (string?)name)]);
        var fault = Assert.ThrowsAny<Exception>(() => site.Address);
        Assert.Contains("Site:Name", fault.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Routes(SiteHost site) => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal);
}
