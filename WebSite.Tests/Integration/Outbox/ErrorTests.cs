using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Sandbox.Faults;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>Each class of Facebook's errors has its own consequence.</summary>
public class ErrorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1, 2018012)]
    [InlineData(1, 99)]
    [InlineData(2, null)]
    [InlineData(1200, null)]
    public async Task What_passes_is_tried_again_until_it_goes(int code, int? subcode)
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var alice = new Talk(scene);
        Refuse(scene, code, subcode, times: 2);

        alice.Say("Hello");
        await scene.Until(async () => await alice.OutboxAsync() is [{ Attempts: 1, State: OutboxState.Waiting }]);
        var waiting = Assert.Single(await alice.OutboxAsync());
        Assert.InRange(waiting.DueAt - clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
        Assert.Contains("passing", waiting.Why, StringComparison.Ordinal);

        await scene.PassUntilAsync(clock, async () => await alice.OutboxAsync() is [{ Attempts: 2, State: OutboxState.Waiting }]);
        await scene.PassUntilAsync(clock, async () => await alice.OutboxAsync() is [{ Attempts: 3, State: OutboxState.Sent }]);
        Assert.Single(alice.Heard);
    }

    [Fact]
    public async Task What_never_passes_is_given_up_after_eight_tries()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var alice = new Talk(scene);
        Refuse(scene, 2);
        alice.Say("Hello");
        await scene.PassUntilAsync(clock, async () => await alice.OutboxAsync() is [{ State: OutboxState.Failed }]);
        Assert.Equal((8, "2"), Assert.Single(await alice.OutboxAsync()) is var message ? (message.Attempts, message.Code) : default);
    }

    [Theory]
    [InlineData(4, null, 7)]
    [InlineData(80004, null, 60)]
    [InlineData(613, null, 90)]
    public async Task Too_many_calls_hold_the_whole_page_for_as_long_as_facebook_asks(int code, int? subcode, int seconds)
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        Refuse(scene, code, subcode, times: 1, retryAfter: seconds);

        alice.Say("Hello");
        await scene.Until(async () => await PauseAsync(scene) is { Reason: PauseReason.Rate });
        bob.Say("Hello");
        await scene.Until(async () => (await bob.OutboxAsync()).Count == 1);
        Assert.True((await PauseAsync(scene))!.Until >= clock.GetUtcNow().AddSeconds(seconds));
        Assert.Equal(0, Assert.Single(await alice.OutboxAsync()).Attempts);
        Assert.Empty(bob.Heard);

        await scene.PassUntilAsync(clock, async () => await PauseAsync(scene) is null && alice.Heard.Count == 1 && bob.Heard.Count == 1);
    }

    [Fact]
    public async Task A_refused_token_stops_everything_but_one_try_now_and_then()
    {
        var clock = new ManualClock();
        await using var scene = await Scene.StartAsync(clock);
        var (alice, bob) = (new Talk(scene), new Talk(scene, Talk.Bob));
        Refuse(scene, 190, 463, times: 2);

        alice.Say("Hello");
        await scene.Until(async () => await PauseAsync(scene) is { Reason: PauseReason.Token, Times: 1 });
        bob.Say("Hello");
        await scene.Until(async () => (await bob.OutboxAsync()).Count == 1);
        Assert.Equal(1, Sends(scene));

        await scene.PassUntilAsync(clock, async () => await PauseAsync(scene) is { Times: 2 });
        Assert.Equal(2, Sends(scene));
        await scene.PassUntilAsync(clock, async () => await PauseAsync(scene) is null && alice.Heard.Count == 1 && bob.Heard.Count == 1);
    }

    [Fact]
    public async Task A_call_that_went_before_the_pause_began_does_not_end_it()
    {
        var clock = new ManualClock();
        await using var graph = await GraphStub.StartAsync();
        var isPaused = new TaskCompletionSource();
        graph.OnSend = async http =>
        {
            if (graph.Sends.Count > 1)
            {
                http.Response.StatusCode = 400;
                http.Response.Headers.RetryAfter = "300";
                await http.Response.WriteAsync("""{"error":{"message":"(#613) Calls to this api have exceeded the rate limit.","code":613}}""");
                return;
            }

            await isPaused.Task;
            await http.Response.WriteAsync("""{"message_id":"m_1"}""");
        };
        await using var site = new SiteHost(graph.SiteSettings, clock);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"Hello"} """, now));
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sending, Cancel));
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_2","text":"Hello"} """, now, Payload.Charlie));
        await site.UntilAsync(db => db.SendingPauses.AnyAsync(Cancel));

        isPaused.SetResult();
        await site.UntilAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent, Cancel));
        Assert.True((await site.ReadAsync(db => db.SendingPauses.SingleAsync(Cancel))).Until >= clock.GetUtcNow().AddSeconds(300));
    }

    [Theory]
    [InlineData(10, 2018278, "window")]
    [InlineData(100, 2018001, "knows nobody")]
    [InlineData(100, 2018034, "refused it")]
    [InlineData(200, 2018028, "isn't approved for pages_messaging")]
    [InlineData(200, null, "permit")]
    public async Task What_can_never_go_fails_at_once_and_says_why(int code, int? subcode, string why)
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        Refuse(scene, code, subcode, times: 1);
        alice.Say("Hello");
        var message = Assert.Single(await alice.AnsweredAsync());

        Assert.Equal((OutboxState.Failed, 1, subcode is null ? $"{code}" : $"{code}/{subcode}"), (message.State, message.Attempts, message.Code));
        Assert.Contains(why, message.Why, StringComparison.Ordinal);
        await alice.AnswerAsync("Hello!");
        Assert.Equal(OutboxState.Sent, (await alice.AnsweredAsync(2))[1].State);
    }

    [Fact]
    public async Task Who_blocked_the_page_gets_nothing_more_until_they_come_back()
    {
        await using var scene = await Scene.StartAsync();
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();
        scene.Sandbox.World.Events.Block(alice.Person, true);

        await alice.AnswerAsync("Are you there?");
        Assert.Equal((OutboxState.Failed, "551/1545041"), (await alice.AnsweredAsync(2))[1] is var message ? (message.State, message.Code) : default);
        Assert.NotNull((await alice.ConversationAsync())!.UnreachableAt);
        await alice.AnswerAsync("Still not?");
        var second = (await alice.AnsweredAsync(3))[2];
        Assert.Equal((OutboxState.Failed, 0), (second.State, second.Attempts));

        scene.Sandbox.World.Events.Block(alice.Person, false);
        alice.Say("I'm back");
        await scene.Until(async () => (await alice.ConversationAsync())!.UnreachableAt is null);
    }

    private static void Refuse(Scene scene, int code, int? subcode = null, int? times = null, int? retryAfter = null) =>
        scene.Sandbox.World.Faults.Add(new()
        {
            Kind = FaultKind.GraphError,
            On = "me/messages",
            Times = times,
            Error = new() { Code = code, Subcode = subcode, RetryAfter = retryAfter, Message = "As the test wants it." },
        });

    private static int Sends(Scene scene) => scene.Sandbox.World.Calls.All.Count(call => call.Operation == "me/messages");

    private static Task<SendingPause?> PauseAsync(Scene scene) => scene.Site.ReadAsync(db => db.SendingPauses.AsNoTracking().SingleOrDefaultAsync(Cancel));
}
