using System.Text.Json.Nodes;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>News of an order whose person last wrote more than a day ago go from a template that Facebook has approved.</summary>
public sealed class UtilityMessageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_shipped_thirty_hours_after_the_click_arrives_as_a_utility_message()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock, ("Site:PublicUrl", "http://shop.example"));
        using var shopper = scene.Site.Visit();
        var alice = new Talk(scene);
        await OrderNewsScene.OrderAsync(scene, shopper, alice);
        using var bob = await scene.Site.MerchantAsync();
        await TemplateScene.MakeAsync(bob, Occasion.OrderShipped);
        await TemplateScene.ApprovedAsync(scene, clock);

        await scene.LeapAsync(clock, TimeSpan.FromHours(30));
        await bob.SignInAsync();
        Assert.Contains("goes out", (await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed, OrderStatus.Shipped)).Notice(), StringComparison.Ordinal);
        await scene.Until(async () => (await alice.OutboxAsync()).Single(m => m.Occasion == Occasion.OrderShipped).State == OutboxState.Sent);

        Assert.Equal("Hi Alice, your order 1001 at Kettle & Kin is on its way to you.", alice.Heard[^1]);
        var call = JsonNode.Parse(scene.Sandbox.World.Calls.All.First(c => c.Operation == "me/messages").Request!)!;
        Assert.Equal("UTILITY", call["messaging_type"]!.GetValue<string>());
        Assert.Null(call["tag"]);
        var token = await scene.Site.ReadAsync(db => db.Orders.Select(o => o.Token).SingleAsync(Cancel));
        var button = alice.Messages[^1]["attachment"]!["payload"]!["buttons"]![0]!;
        Assert.Equal("Your order", button["title"]!.GetValue<string>());
        Assert.StartsWith("http://shop.example/go/", button["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal($"/orders/{token}", (await shopper.GetAsync(new Uri(button["url"]!.GetValue<string>()).AbsolutePath)).Location);
        var sent = (await alice.OutboxAsync()).Single(m => m.Occasion == Occasion.OrderShipped);
        Assert.Equal(alice.Heard[^1], sent.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_approval_that_comes_before_the_answer_to_the_making_stays(bool isAnswered)
    {
        await using var graph = await GraphStub.StartAsync();
        await using var site = new SiteHost([.. graph.SiteSettings]);
        using var bob = await site.MerchantAsync();
        graph.OnOther = async http =>
        {
            if (http.Request is not { Method: "POST" } request || !request.Path.Value!.EndsWith("/message_templates", StringComparison.Ordinal))
            {
                await http.Response.WriteAsync("{}");
                return;
            }

            var made = await site.ReadAsync(db => db.UtilityTemplates.AsNoTracking().SingleAsync(Cancel));
            await ToldAsync(site, $$"""{"event":"APPROVED","message_template_id":77,"message_template_name":"{{made.Name}}","message_template_language":"{{made.Language}}"}""");
            await (isAnswered ? http.Response.WriteAsync("""{"id":"77","status":"PENDING"}""") : GraphStub.HangUp(http));
        };

        await TemplateScene.MakeAsync(bob, Occasion.OrderShipped);

        var template = await site.ReadAsync(db => db.UtilityTemplates.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((TemplateState.Approved, null, "77"), (template.State, template.Why, template.FacebookId));
    }

    [Fact]
    public async Task A_template_that_is_approved_again_after_a_pause_is_approved()
    {
        await using var site = new SiteHost();
        await site.ReadAsync(db =>
        {
            db.UtilityTemplates.Add(new() { PageId = Settings.PageId, Name = "shipped", Language = "en_US", Body = "b", Samples = "[]", Buttons = "[]" });
            return db.SaveChangesAsync(Cancel);
        });
        foreach (var (word, time) in new[] { ("APPROVED", 0), ("PAUSED", 1000), ("APPROVED", 2000) })
        {
            await ToldAsync(site, $$"""{"event":"{{word}}","message_template_id":77,"message_template_name":"shipped","message_template_language":"en_US"}""", Payload.At(time));
        }

        Assert.Equal(3, (await site.EventsAsync()).Count);
        Assert.Equal(TemplateState.Approved, await site.ReadAsync(db => db.UtilityTemplates.Select(t => t.State).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task News_that_are_held_go_once_a_template_is_approved()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        using var shopper = scene.Site.Visit();
        var alice = new Talk(scene);
        await OrderNewsScene.OrderAsync(scene, shopper, alice);
        await scene.LeapAsync(clock, TimeSpan.FromHours(30));
        using var bob = await scene.Site.MerchantAsync();
        await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed);
        Assert.Equal(OutboxState.Held, (await alice.OutboxAsync())[1].State);

        await TemplateScene.MakeAsync(bob, Occasion.OrderPacked);
        await TemplateScene.ApprovedAsync(scene, clock);
        await scene.Until(async () => (await alice.OutboxAsync())[1].State == OutboxState.Sent);
        Assert.Equal("Hi Alice, your order 1001 at Kettle & Kin is packed and will leave us soon.", alice.Heard[^1]);
    }

    [Fact]
    public async Task While_the_window_is_open_the_merchants_own_words_go_whatever_is_approved()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        using var shopper = scene.Site.Visit();
        var alice = new Talk(scene);
        await OrderNewsScene.OrderAsync(scene, shopper, alice);
        using var bob = await scene.Site.MerchantAsync();
        await TemplateScene.MakeAsync(bob, Occasion.OrderPacked);
        await TemplateScene.ApprovedAsync(scene, clock);
        await OrderNewsScene.MoveAsync(bob, OrderStatus.Packed);
        await scene.Until(async () => (await alice.OutboxAsync())[1].State == OutboxState.Sent);
        Assert.StartsWith("Good news, Alice: order 1001 is packed", alice.Heard[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_human_may_answer_after_two_days_where_the_app_is_approved_for_it()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock, ("Outbox:HasHumanAgent", "true"));
        var alice = new Talk(scene);
        alice.Say("Is it dishwasher safe?");
        await scene.Until(async () => await alice.ConversationAsync() is not null);
        await scene.LeapAsync(clock, TimeSpan.FromDays(2));
        using var bob = await scene.Site.MerchantAsync();
        var page = (await bob.GetAsync("/dashboard/conversations/1")).Document;
        Assert.Contains("HUMAN_AGENT", page.QuerySelector("#reason")!.TextContent, StringComparison.Ordinal);
        await bob.PressAsync("/dashboard/conversations/1?handler=answer", ("text", "Yes, it is."), ("form", page.QuerySelector("input[name=form]")!.GetAttribute("value")!));
        await alice.AnsweredAsync();
        Assert.Equal("Yes, it is.", alice.Heard[^1]);
        var call = scene.Sandbox.World.Calls.All.First(c => c.Operation == "me/messages").Request;
        Assert.Contains("\"messaging_type\":\"MESSAGE_TAG\"", call, StringComparison.Ordinal);
        Assert.Contains("\"tag\":\"HUMAN_AGENT\"", call, StringComparison.Ordinal);

        await scene.LeapAsync(clock, TimeSpan.FromDays(5));
        await bob.SignInAsync();
        Assert.Contains("the window has closed", (await bob.GetAsync("/dashboard/conversations/1")).Document.QuerySelector("#reason")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_app_may_have_a_tag_instead()
    {
        var clock = new ManualClock();
        await using var graph = await GraphStub.StartAsync();
        await using var site = new SiteHost([.. graph.SiteSettings, KeyValuePair.Create("Outbox:OrderTag", (string?)"SHIPPING_UPDATE")], clock);
        await site.AliceAsync(alice =>
        {
            alice.With(a => a.ActedAt, clock.GetUtcNow().AddHours(-30));
            alice.Messages.Add(Rows.Message("1", OutboxState.Waiting, Occasion.OrderShipped).With(m => m.CreatedAt, clock.GetUtcNow()).With(m => m.DueAt, clock.GetUtcNow()));
        });
        site.Services.GetRequiredService<OutboxSignal>().Raise();
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent, Cancel));
        var body = Assert.Single(graph.Sends).Body;
        Assert.Contains("\"messaging_type\":\"MESSAGE_TAG\"", body, StringComparison.Ordinal);
        Assert.Contains("\"tag\":\"SHIPPING_UPDATE\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_tag_that_has_ended_they_are_held_and_not_lost()
    {
        var clock = new ManualClock();
        await using var graph = await GraphStub.StartAsync();
        graph.OnSend = async http =>
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsync("""{"error":{"message":"(#100) The tag has been deprecated.","code":100,"error_subcode":1893061}}""");
        };
        await using var site = new SiteHost([.. graph.SiteSettings, KeyValuePair.Create("Outbox:OrderTag", (string?)"POST_PURCHASE_UPDATE")], clock);
        await site.AliceAsync(alice =>
        {
            alice.With(a => a.ActedAt, clock.GetUtcNow().AddHours(-30));
            alice.Messages.Add(Rows.Message("1", OutboxState.Waiting, Occasion.OrderShipped).With(m => m.CreatedAt, clock.GetUtcNow()).With(m => m.DueAt, clock.GetUtcNow()));
        });
        site.Services.GetRequiredService<OutboxSignal>().Raise();
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Held && m.HeldBy == Hindrance.NoTemplate, Cancel));
        Assert.Contains("Leave Outbox:OrderTag empty", Assert.Single(await site.OutboxAsync()).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Automation_is_disclosed_in_the_first_message_and_not_again()
    {
        await using var scene = await Scene.StartAsync(("Outbox:Disclosure", "This is {shop}'s automatic assistant."));
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();
        alice.Say("human");
        await alice.AnsweredAsync(2);
        await alice.AnswerAsync("Hello, this is Bob.");
        await alice.AnsweredAsync(3);
        Assert.StartsWith("This is Kettle & Kin's automatic assistant.\n\nHi", alice.Heard[0], StringComparison.Ordinal);
        Assert.DoesNotContain("automatic", alice.Heard[1], StringComparison.Ordinal);
        Assert.Equal("Hello, this is Bob.", alice.Heard[2]);
    }

    private static async Task ToldAsync(SiteHost site, string value, long? time = null)
    {
        using var http = site.Browser();
        var change = $$"""{"field":"message_template_status_update","value":{{value}}}""";
        using var response = await http.PostAsync(Payload.Envelope(Payload.Entry(change, time: time ?? Payload.Now, channel: "changes")));
        Assert.True(response.IsSuccessStatusCode);
        await site.SettledAsync();
    }
}
