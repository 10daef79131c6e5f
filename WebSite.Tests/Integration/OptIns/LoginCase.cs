using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>A shopper who has ordered, and may log in with Facebook from the page of the order.</summary>
public abstract class LoginCase : IAsyncLifetime
{
    protected const string NotHere = "This login wasn't begun in this browser";
    protected const string NotConfirmed = "Facebook didn't confirm the login";
    protected const string Connected = "Thank you. The receipt comes to your Messenger";

    private protected Scene Scene { get; private set; } = null!;

    private protected Visitor Shopper { get; private set; } = null!;

    protected string OrderPage { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected SandboxWorld World => Scene.Sandbox.World;

    protected Person Alice => World.People.Find(Talk.Alice)!;

    protected Person Bob => World.People.Find(Talk.Bob)!;

    public async ValueTask InitializeAsync()
    {
        Scene = await Scene.StartAsync();
        Shopper = Scene.Site.Visit();
        OrderPage = await OrderAsync(Shopper);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Shopper.Dispose();
        await Scene.DisposeAsync();
    }

    /// <summary>Orders a teapot; returns the order's page.</summary>
    private protected static async Task<string> OrderAsync(Visitor visitor)
    {
        await visitor.AddToCartAsync("harbour-teapot");
        var reply = await visitor.OrderAsync();
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        return reply.Location!;
    }

    /// <summary>Waits until so many messages have gone.</summary>
    protected Task SentAsync(int count) =>
        Scene.Until(() => Scene.Site.ReadAsync(async db => await db.OutboxMessages.CountAsync(Cancel) == count && await db.OutboxMessages.AllAsync(m => m.State == OutboxState.Sent, Cancel)));

    protected async Task NothingAsync()
    {
        await Scene.Site.SettledAsync();
        Assert.Empty(await Scene.OptInsAsync());
        Assert.DoesNotContain(await Scene.Site.EventsAsync(), one => one.Stored.Channel == "own");
    }
}
