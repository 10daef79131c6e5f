using System.Net;
using System.Text.Json.Nodes;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Privacy;
using WebSite.Sandbox.Deliveries;
using WebSite.Sandbox.State;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.OptIns;

/// <summary>What is kept of a login, for how long, and how it is deleted.</summary>
public sealed class LoginPrivacyTests : LoginCase
{
    [Fact]
    public async Task Nothing_of_the_persons_token_is_kept()
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        await login.ReturnAsync(Shopper, login.Code(World, Alice));
        await Scene.Site.SettledAsync();

        var events = await Scene.Site.EventsAsync();
        var own = Assert.Single(events, one => one.Stored.Channel == "own");
        Assert.Equal(["login_id", "ref"], JsonNode.Parse(own.Stored.Raw)!["optin"]!.AsObject().Select(member => member.Key).Order());
        Assert.DoesNotContain(events, one => one.Stored.Raw.Contains("token", StringComparison.Ordinal) || one.Stored.Raw.Contains(LoginIds.AppScoped(Alice, World), StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Scene.Site.Database)!))
        {
            Assert.DoesNotContain("demo-person-token", System.Text.Encoding.Latin1.GetString(await ReadSharedAsync(file)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Deleting_the_person_empties_the_login_too()
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        await login.ReturnAsync(Shopper, login.Code(World, Alice));
        await Scene.Until(() => Scene.Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Sent, Cancel)));
        World.Events.Say(Alice, "Thanks");
        await Scene.Until(async () => (await Scene.OptInsAsync()).Single().Psid == Talk.Alice);
        await Scene.Site.SettledAsync();
        await using (var scope = Scene.Site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Erasure>().EraseAsync(Talk.Alice, Cancel);
        }

        Assert.Empty(await Scene.OptInsAsync());
        Assert.All(await Scene.Site.EventsAsync(), one => Assert.DoesNotContain(LoginIds.Of(Alice, World), one.Stored.Raw + one.Stored.Sender, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Facebooks_word_that_somebody_wants_to_be_deleted_finds_who_logged_in(bool hasAnswered)
    {
        var login = await LoginVisit.BeginAsync(Shopper, OrderPage);
        await login.ReturnAsync(Shopper, login.Code(World, Alice));
        await SentAsync(1);
        if (hasAnswered)
        {
            World.Events.Say(Alice, "Thanks");
            await Scene.Until(async () => (await Scene.OptInsAsync()).Single().Psid == Talk.Alice);
        }

        await Scene.Site.SettledAsync();
        using FormUrlEncodedContent form = new([new("signed_request", RemovalRequest.Write(World, Alice))]);

        using var reply = await Shopper.Http.PostAsync("/privacy/data-deletion", form, Cancel);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Empty(await Scene.OptInsAsync());
        Assert.Empty(await Scene.Site.ReadAsync(db => db.Conversations.ToListAsync(Cancel)));
        Assert.Empty(await Scene.Site.ReadAsync(db => db.OutboxMessages.ToListAsync(Cancel)));
        Assert.Equal(Connection.None, await Scene.Site.ReadAsync(db => db.CheckoutSessions.Select(session => session.Connection).SingleAsync(Cancel)));
        Assert.Empty(await Scene.Site.ColumnsWithAsync(LoginIds.Of(Alice, World)));
    }

    [Fact]
    public async Task A_login_id_is_kept_no_longer_than_its_event()
    {
        ManualClock clock = new();
        await using var scene = await Scene.StartAsync(clock, ("Retention:Events", "7.00:00:00"));
        using var visitor = scene.Site.Visit();
        var login = await LoginVisit.BeginAsync(visitor, await OrderAsync(visitor));
        await login.ReturnAsync(visitor, login.Code(scene.Sandbox.World, scene.Sandbox.World.People.Find(Talk.Alice)!));
        await scene.PassUntilAsync(clock, async () => (await scene.OptInsAsync()).Count == 1);
        Assert.NotNull((await scene.OptInsAsync()).Single().LoginId);
        await scene.LeapAsync(clock, TimeSpan.FromDays(8));
        var bob = new Talk(scene, Talk.Bob);
        bob.Say("Ages are counted from the newest event.");
        await scene.PassUntilAsync(clock, async () => await bob.ConversationAsync() is not null);
        await scene.LeapAsync(clock, TimeSpan.FromDays(1));
        await scene.PassUntilAsync(clock, async () => (await scene.OptInsAsync()).Single().LoginId is null);
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }
}
