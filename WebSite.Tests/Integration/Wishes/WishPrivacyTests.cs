using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Wishes;

public class WishPrivacyTests
{
    [Fact]
    public async Task What_somebody_asked_is_in_their_export_and_goes_with_them()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        using var shopper = scene.Site.Visit();
        await shopper.ConsentAsync();
        await scene.Site.StockAsync(0);
        scene.Sandbox.World.Events.OptIn(alice.Person, (await shopper.GetAsync("/products/oak-tray")).Ref);
        await alice.AnsweredAsync();
        Assert.Single(await scene.Site.WishesAsync());

        using var bob = await scene.Site.MerchantAsync();
        var id = (await alice.ConversationAsync())!.Id;
        var export = (await bob.GetAsync($"/dashboard/person?conversation={id}&handler=export")).Text;
        Assert.All(["One message when the product can be had again.", "Oak tray", "/products/oak-tray"], words => Assert.Contains(words, export, StringComparison.Ordinal));
        await bob.PressAsync($"/dashboard/person/delete?conversation={id}");
        Assert.Empty(await scene.Site.WishesAsync());
    }
}
