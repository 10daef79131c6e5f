using Messenger.AspNetCore.Telemetry;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd.Telemetry;

/// <summary>What somebody sees who watches the shop from outside.</summary>
public class TraceTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_goes_from_the_click_to_the_message_and_says_nothing_of_anybody()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var scene = await Scene.StartAsync([.. receiver.SiteSettings]);
        string[] refs = [];
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OrderAsync();
            await shop.AllowAsync();
            refs = [await shop.RefAsync()];
            var dialog = await shop.DialogOfAsync(shop.Button);
            await ShopPage.PickAsync(dialog, "Bob Okafor");
            await shop.ExpectStateAsync("connected");
        });
        await scene.Until(() => scene.Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent && m.Occasion == Occasion.Receipt, Cancel)));
        await scene.Site.SettledAsync();

        var order = await scene.Site.ReadAsync(db => db.Orders.SingleAsync(Cancel));
        var session = await scene.Site.ReadAsync(db => db.CheckoutSessions.SingleAsync(s => s.Id == order.SessionId, Cancel));
        var trace = SessionTrace.IdOf(session.Token).ToHexString();
        await scene.Until(async () =>
        {
            await OtlpReceiver.FlushAsync(scene.Site);
            return receiver.Spans.Any(s => s.Trace == trace && s.Name == "messenger.send") && receiver.Spans.Any(s => s.Trace == trace && s.Name == "messenger.click");
        });
        var all = receiver.Spans.ToList();
        var own = all.Where(s => s.Trace == trace).ToList();

        var click = own.First(s => s.Name == "messenger.click");
        var taken = own.Where(s => s.Name == "messenger.event").MinBy(s => s.Start)!;
        var receipt = own.First(s => s.Name == "messenger.send" && s.Attributes["messenger.occasion"] == "Receipt");
        var call = own.First(s => s.Name == "messenger.graph" && s.Parent == receipt.Id && s.Attributes["messenger.graph.edge"] == "me/messages");
        Assert.Equal(("", "", taken.Id), (click.Parent, taken.Parent, receipt.Parent));
        Assert.Contains(own, s => s.Name == "POST" && s.Parent == call.Id);
        Assert.Equal(("optin", "SendToMessenger", "Sent"), (taken.Attributes["messenger.event.kind"], taken.Attributes["messenger.entry_point"], receipt.Attributes["messenger.message.state"]));
        Assert.True(taken.Start < receipt.Start && receipt.Start <= call.Start && call.End <= receipt.End && taken.Start < taken.End);

        // To the requests, which begin traces of their own, links lead.
        var stored = Assert.Single(all, s => s.Name == "messenger.store" && taken.Links.Contains((s.Trace, s.Id)));
        var delivery = Assert.Single(all, s => s.Id == stored.Parent);
        Assert.Equal(("POST /webhook", "200", ""), (delivery.Name, delivery.Attributes["http.response.status_code"], delivery.Parent));
        Assert.Single(all, s => s.Name == "messenger.batch" && taken.Links.Contains((s.Trace, s.Id)));
        Assert.Contains(all, s => s.Name.StartsWith("POST /messenger/", StringComparison.Ordinal) && click.Links.Contains((s.Trace, s.Id)));
        Assert.Contains(all, s => s.Name.StartsWith("GET orders/{", StringComparison.Ordinal) && s.Attributes.GetValueOrDefault("messenger.session") == SessionTrace.NumberOf(session.Token));

        string[] secrets =
        [
            "demo-psid-", "Bob Okafor", "Alice", "example.com", "Harbour Street", "teapot", "demo-app-secret", "demo-page-token", order.Token,
            session.Token.ToString(), session.Token.ToString("N"), .. refs,
        ];
        Assert.DoesNotContain(all.SelectMany(s => s.Words), word => secrets.Any(secret => word.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.All(all, s => Assert.Empty(s.Events));
        Assert.DoesNotContain(receiver.Logs, line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("messenger-site", receiver.Services.Keys);
    }
}
