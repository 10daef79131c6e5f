using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;
using WebSite.Orders;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>The site's own words go out in the language of the web page that the person came from.</summary>
public sealed class LanguageOfMessagesTests
{
    [Theory]
    [InlineData("/products/harbour-teapot", "Hi Alice, this is Kettle & Kin, about Harbour teapot.")]
    [InlineData("/de/products/harbour-teapot", "Hallo Alice, hier ist Kettle & Kin, es geht um Harbour teapot.")]
    [InlineData("/ar/products/harbour-teapot", "مرحبًا Alice، معك Kettle & Kin بخصوص Harbour teapot.")]
    public async Task Who_clicks_is_greeted_in_the_pages_language(string path, string greeting)
    {
        await using var scene = await Scene.StartAsync();
        using var alice = scene.Site.Visit();
        await alice.ConsentAsync();
        var talk = new Talk(scene);
        talk.World.Events.OptIn(talk.Person, (await alice.GetAsync(path)).Ref);
        await talk.AnsweredAsync();
        Assert.StartsWith(greeting, Assert.Single(talk.Heard), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_of_an_order_and_its_receipt_are_in_the_language_that_it_was_ordered_in()
    {
        await using var scene = await Scene.StartAsync();
        using var alice = scene.Site.Visit();
        await alice.ConsentAsync();
        await alice.PostAsync("/de/products/harbour-teapot", [("quantity", "1")]);
        var order = await alice.GetAsync((await alice.PostAsync("/de/checkout", Visitor.OrderFields)).Location!);
        var talk = new Talk(scene);
        talk.World.Events.OptIn(talk.Person, order.Ref);
        await talk.AnsweredAsync();
        Assert.Contains("Zahlung bei Lieferung", Regex.Unescape(Assert.Single(talk.Messages).ToJsonString()), StringComparison.Ordinal);

        await using (var scope = scene.Site.Services.CreateAsyncScope())
        {
            var id = await scope.ServiceProvider.GetRequiredService<SiteDb>().Orders.Select(o => o.Id).SingleAsync(TestContext.Current.CancellationToken);
            await scope.ServiceProvider.GetRequiredService<OrderProgress>().MoveAsync(id, OrderStatus.Packed, TestContext.Current.CancellationToken);
        }

        await talk.AnsweredAsync(2);
        Assert.StartsWith("Gute Nachricht, Alice: Bestellung 1", talk.Heard[^1], StringComparison.Ordinal);
    }
}
