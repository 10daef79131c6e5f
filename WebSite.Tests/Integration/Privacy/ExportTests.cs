using System.Text.Json;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Privacy;

public class ExportTests
{
    [Fact]
    public async Task Everything_about_the_person_is_in_it_and_nothing_of_others()
    {
        await using var site = new SiteHost();
        using var shopper = site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        await shopper.ConsentAsync();
        var pluginRef = (await shopper.GetAsync("/cart")).Ref;
        await shopper.OrderAsync();
        await site.DeliverAsync(
            OptIn(pluginRef, At(1)),
            Event("\"message\":{\"mid\":\"m1\",\"text\":\"Häj\"}", At(2)),
            Event("\"message\":{\"mid\":\"m2\",\"is_echo\":true,\"text\":\"Hello\"}", At(3), Settings.PageId, Alice),
            Event($"\"message\":{{\"mid\":\"m3\",\"text\":\"Who is {Alice}?\"}}", At(4), Charlie));
        using var bob = await site.MerchantAsync();
        await site.ReadAsync(async db =>
        {
            db.Returns.Add(new() { SessionToken = Guid.NewGuid(), ConversationId = await db.Conversations.Where(c => c.Psid == Alice).Select(c => c.Id).SingleAsync(), At = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync();
        });

        var reply = await bob.GetAsync("/dashboard/person?optIn=1&handler=export");
        var all = JsonDocument.Parse(reply.Text).RootElement;
        Assert.Equal("attachment; filename=\"person.json\"", Assert.Single(reply.Headers["Content-Disposition"]));
        Assert.Equal(Alice, all.GetProperty("person").GetString());
        Assert.Equal("/cart", all.GetProperty("optIns")[0].GetProperty("clicks")[0].GetProperty("webPage").GetString());
        Assert.Equal("Alice Archer", all.GetProperty("checkoutSessions")[0].GetProperty("order").GetProperty("name").GetString());
        Assert.Equal(["optin", "message", "echo"], all.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("kind").GetString()));
        Assert.Equal("Häj", all.GetProperty("events")[1].GetProperty("event").GetProperty("message").GetProperty("text").GetString());
        Assert.Equal("1970-01-01T00:00:00+00:00", all.GetProperty("conversations")[0].GetProperty("returns")[0].GetString());
        Assert.DoesNotContain(Charlie, reply.Text, StringComparison.Ordinal);

        // In a conflict the order may be the other one's.
        await site.DeliverAsync(OptIn(pluginRef, At(5), Charlie));
        Assert.DoesNotContain("Archer", (await bob.GetAsync("/dashboard/person?optIn=1&handler=export")).Text, StringComparison.Ordinal);
    }
}
