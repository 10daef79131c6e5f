using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard;

/// <summary>What needs a hand: a number and a link each, and nothing where nothing does.</summary>
public sealed class OverviewHandsTests : IAsyncDisposable
{
    private readonly SiteHost _site = new(new Dictionary<string, string?> { ["Messenger:PageAccessToken"] = "a-token" });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_stands_there_while_nothing_needs_a_hand()
    {
        var bob = await _site.MerchantAsync();
        Assert.Empty((await bob.GetAsync("/dashboard")).Document.QuerySelectorAll("#hands, .alert"));
    }

    [Fact]
    public async Task What_waits_is_counted_and_leads_to_where_it_is()
    {
        var alice = await _site.AliceAsync();
        await _site.ReadAsync(async db =>
        {
            db.AddRange(
                new CheckoutSession { Token = Guid.NewGuid(), Browser = Minted.Shopper().Browser, Connection = Connection.Conflict },
                Held("a:1", Hindrance.NotConfirmed), Held("a:2", Hindrance.Conflict), Held("a:3", Hindrance.OtherApp), Held("a:4", Hindrance.NoTemplate),
                Rows.Message("a:5", OutboxState.SetAside));
            return await db.SaveChangesAsync(Cancel);
        });
        var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard");
        Assert.Equal(
            [("/dashboard/conversations?show=unread", "1"), ("/dashboard/sessions?state=conflict", "1"), ("/dashboard/opt-ins?state=unconfirmed", "2"), ("/dashboard/conversations", "1")],
            page.Document.QuerySelectorAll(".todo-list a").Select(a => (a.GetAttribute("href")!, a.QuerySelector("strong")!.TextContent)));
        Assert.Contains(page.Alarms(), alarm => alarm.StartsWith("1 message is set aside", StringComparison.Ordinal));
        Assert.Contains(page.Alarms(), alarm => alarm.StartsWith("1 piece of news of an order hasn't been told", StringComparison.Ordinal));
        Assert.Contains("5 things need a hand", page.Document.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(0, alice.Id);

        OutboxMessage Held(string cause, Hindrance by) => Rows.Message(cause, OutboxState.Held, Occasion.OrderShipped).With(m => m.HeldBy, by).With(m => m.ConversationId, alice.Id);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
