using Microsoft.EntityFrameworkCore;
using WebSite.Model;

namespace WebSite.Tests.Support;

/// <summary>An order whose person has its receipt in Messenger, and a merchant who takes it on.</summary>
internal static class OrderNewsScene
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Orders a teapot, and opts in on the thank-you page; returns the order's id.</summary>
    public static async Task<int> OrderAsync(Scene scene, Visitor shopper, Talk person)
    {
        await shopper.ConsentAsync();
        await shopper.AddToCartAsync("harbour-teapot");
        var page = (await shopper.OrderAsync()).Location!;
        scene.Sandbox.World.Events.OptIn(person.Person, (await shopper.GetAsync(page)).Ref);
        Assert.Equal((Occasion.Receipt, OutboxState.Sent), Assert.Single(await person.AnsweredAsync()) is var message ? (message.Occasion, message.State) : default);
        return await scene.Site.ReadAsync(db => db.Orders.Select(o => o.Id).SingleAsync(Cancel));
    }

    /// <summary>Takes the only order on, as the merchant does, step by step; returns the page that follows the last.</summary>
    public static async Task<WebReply> MoveAsync(Visitor merchant, params OrderStatus[] steps)
    {
        WebReply? page = null;
        foreach (var to in steps)
        {
            page = await merchant.PressAsync("/dashboard/orders", ("id", "1"), ("becomes", $"{to}"));
        }

        return page!;
    }
}
