using System.Net;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Data;

/// <summary>The site on PostgreSQL, from an empty database on. All other tests run there too, where TEST_PROVIDER says so.</summary>
public sealed class PostgresSiteTests : IAsyncLifetime
{
    private PostgresDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await PostgresDatabase.MakeAsync(isEmpty: true);

    public async ValueTask DisposeAsync() => await _database.DropAsync();

    [Fact]
    public async Task Two_instances_begin_an_empty_database_together_and_what_both_are_told_happens_once()
    {
        await using var one = Host();
        await using var other = Host();
        await Task.WhenAll(Task.Run(() => one.Address, Cancel), Task.Run(() => other.Address, Cancel));
        var shopper = Minted.Shopper();
        await one.BuyAsync(shopper);

        // The same delivery to both at once, many times, as a load balancer does with redeliveries.
        var delivery = Envelope(Entry(OptIn(other.RefFor(shopper, Placement.ThankYou))));
        using var http = one.Browser();
        using var otherHttp = other.Browser();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var answer = await (n % 2 == 0 ? http : otherHttp).PostAsync(delivery);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }));
        await one.SoonAsync(db => db.OutboxMessages.AnyAsync(m => m.Occasion == Occasion.Receipt, Cancel));

        Assert.Equal(1, await one.ReadAsync(db => db.WebhookEvents.CountAsync(Cancel)));
        var optIn = Assert.Single(await other.OptInsAsync());
        Assert.Equal((EntryPoint.SendToMessenger, 1), (optIn.EntryPoint, optIn.ClickCount));
        Assert.Equal(Connection.Connected, (await one.ReadAsync(db => db.CheckoutSessions.SingleAsync(Cancel))).Connection);
        Assert.Equal(1, await one.ReadAsync(db => db.Conversations.CountAsync(Cancel)));
        Assert.Equal(1, await one.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Occasion == Occasion.Receipt, Cancel)));
        using var bob = await other.MerchantAsync();
        foreach (var list in new[] { "opt-ins", "sessions", "people", "conversations", "orders", "deliveries" })
        {
            Assert.Single((await bob.GetAsync($"/dashboard/{list}")).Document.QuerySelectorAll("[data-key]"));
        }
    }

    private SiteHost Host() => new(
        new Dictionary<string, string?> { ["Database:Provider"] = "PostgreSQL", ["ConnectionStrings:Site"] = _database.ConnectionString }, isOnPostgres: false);
}
