using System.Text.Json.Nodes;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.Faults;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>Facebook keeps a Page from sending, another app has a thread, an error comes although the message went: nothing is lost, and nothing goes twice.</summary>
public class RestrictionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10, 1893063)]
    [InlineData(368, null)]
    public async Task A_restricted_Page_pauses_for_half_an_hour_at_least_with_an_alarm_and_loses_nothing(int code, int? subcode)
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        Refuse(scene, code, subcode, times: 1);
        alice.Say("Hello");
        await scene.Until(async () => await PauseAsync(scene) is { Reason: PauseReason.Restricted });
        bob.Say("Hello");
        await scene.Until(async () => (await bob.OutboxAsync()).Count == 1);

        Assert.InRange((await PauseAsync(scene))!.Until - clock.GetUtcNow(), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(45));
        Assert.Equal((OutboxState.Waiting, 0), Assert.Single(await alice.OutboxAsync()) is var message ? (message.State, message.Attempts) : default);
        using var merchant = await scene.Site.MerchantAsync();
        Assert.Contains("Facebook has kept the Page from sending", (await merchant.GetAsync("/dashboard/conversations")).Text, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(45));
        await scene.Until(async () => await PauseAsync(scene) is null && alice.Heard.Count == 1 && bob.Heard.Count == 1);
    }

    [Fact]
    public async Task A_policy_block_pauses_and_its_end_lets_messages_go_at_once()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var alice = new Talk(scene);
        Enforce(scene, new() { ["action"] = "block", ["reason"] = "The bot sent spam." });
        await scene.Until(async () => await PauseAsync(scene) is { Reason: PauseReason.Restricted, Why: "The bot sent spam." });
        alice.Say("Hello");
        await scene.Until(async () => (await alice.OutboxAsync()).Count == 1);
        Assert.Empty(alice.Heard);

        Enforce(scene, new() { ["action"] = "unblock" });
        Assert.Equal(OutboxState.Sent, Assert.Single(await alice.AnsweredAsync()).State);
    }

    [Fact]
    public async Task A_business_limit_pauses_for_as_many_minutes_as_its_header_says()
    {
        var clock = new ManualClock();
        await using var graph = await GraphStub.StartAsync();
        graph.OnSend = async http =>
        {
            http.Response.StatusCode = 400;
            http.Response.Headers["X-Business-Use-Case-Usage"] = """{"123":[{"type":"messenger","estimated_time_to_regain_access":17}]}""";
            await http.Response.WriteAsync("""{"error":{"message":"(#80006) There have been too many calls.","code":80006}}""");
        };
        await using var site = new SiteHost(graph.SiteSettings, clock);
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        await site.UntilAsync(db => db.SendingPauses.AnyAsync(Cancel));
        var pause = await site.ReadAsync(db => db.SendingPauses.AsNoTracking().SingleAsync(Cancel));
        Assert.Equal((PauseReason.Rate, clock.GetUtcNow().AddMinutes(17)), (pause.Reason, pause.Until));
    }

    [Fact]
    public async Task An_error_after_which_messages_arrive_makes_one_uncertain_and_sends_nothing_twice()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var alice = new Talk(scene);
        Refuse(scene, 1, 1357046, times: 1);
        alice.Say("Hello");
        var message = Assert.Single(await alice.AnsweredAsync());
        Assert.Equal((OutboxState.Uncertain, "1/1357046"), (message.State, message.Code));
        Assert.Contains("arrive all the same", message.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_another_app_has_the_thread_messages_wait_until_it_gives_it_back()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();
        Refuse(scene, 10, 2018300, times: 1);
        await alice.AnswerAsync("Are you there?");
        await scene.Until(async () => (await alice.OutboxAsync())[1].HeldBy == Hindrance.OtherApp);
        using var bob = await scene.Site.MerchantAsync();
        var page = (await bob.GetAsync("/dashboard/conversations/1")).Document;
        Assert.Contains("With another app", page.QuerySelector(".marks")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Another app has the thread", page.QuerySelector("#reason")!.TextContent, StringComparison.Ordinal);

        Handover(scene, alice, "pass_thread_control", new() { ["new_owner_app_id"] = scene.Sandbox.World.Options.AppId });
        await scene.Until(async () => (await alice.OutboxAsync())[1].State == OutboxState.Sent);
        Assert.Null((await alice.ConversationAsync())!.AwayAt);
    }

    [Fact]
    public async Task A_thread_that_is_taken_is_shown_as_another_apps_and_who_asks_for_it_is_shown()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();
        Handover(scene, alice, "request_thread_control", new() { ["requested_owner_app_id"] = 263902037430900 });
        Handover(scene, alice, "take_thread_control", new() { ["previous_owner_app_id"] = scene.Sandbox.World.Options.AppId });
        await scene.Until(async () => (await alice.ConversationAsync())!.AwayAt is not null);
        using var bob = await scene.Site.MerchantAsync();
        var text = (await bob.GetAsync("/dashboard/conversations/1")).Text;
        Assert.Contains("Another app asks for the thread", text, StringComparison.Ordinal);
        Assert.Contains("Another app has the thread now", text, StringComparison.Ordinal);

        Handover(scene, alice, "pass_thread_control", new() { ["new_owner_app_id"] = 263902037430900 });
        await scene.Until(async () => (await alice.ConversationAsync())!.Entries.Count == 4);
        Assert.NotNull((await alice.ConversationAsync())!.AwayAt);
    }

    private static void Handover(Scene scene, Talk who, string kind, JsonObject what) => scene.Sandbox.World.Wire.Trigger(who.Person, kind, new() { [kind] = what });

    private static void Enforce(Scene scene, JsonObject what) => scene.Sandbox.World.Wire.Trigger(null, "policy-enforcement", new() { ["policy-enforcement"] = what });

    private static void Refuse(Scene scene, int code, int? subcode, int times) => scene.Sandbox.World.Faults.Add(new()
    {
        Kind = FaultKind.GraphError,
        On = "me/messages",
        Times = times,
        Error = new() { Code = code, Subcode = subcode, Message = "As the test wants it." },
    });

    private static Task<SendingPause?> PauseAsync(Scene scene) => scene.Site.ReadAsync(db => db.SendingPauses.AsNoTracking().SingleOrDefaultAsync(Cancel));
}
