using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Outbox;

/// <summary>A message that this site itself fails to write: no fault of Facebook's, and not tried again by itself.</summary>
public class SetAsideTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_set_aside_at_once_says_so_and_goes_when_the_cause_is_mended()
    {
        await using var scene = await Scene.StartAsync();
        scene.Site.MayErr = true;
        var alice = new Talk(scene);
        using var shopper = scene.Site.Visit();
        await shopper.AddToCartAsync("harbour-teapot");
        await shopper.OrderAsync();
        alice.Say("Hello");
        await alice.AnsweredAsync();

        // A receipt without an order can't be written.
        await alice.PutAsync(new() { Cause = MessageCause.Stored("broken"), PageId = "", Occasion = Occasion.Receipt, OrderId = 99 });
        await scene.Until(async () => (await alice.OutboxAsync())[^1].State == OutboxState.SetAside);

        var broken = (await alice.OutboxAsync())[^1];
        Assert.Equal((1, null), (broken.Attempts, broken.Code));
        Assert.StartsWith("This site could not write the message", broken.Why, StringComparison.Ordinal);
        using var bob = await scene.Site.MerchantAsync();
        var list = await bob.GetAsync("/dashboard/conversations?show=trouble");
        Assert.Contains("1 message is set aside: this site could not write it, and nothing was sent.", Plain(string.Join('|', list.Alarms())), StringComparison.Ordinal);
        Assert.NotNull(list.Document.QuerySelector(".talks a[href='/dashboard/conversations/1']"));
        var thread = await bob.GetAsync("/dashboard/conversations/1");
        Assert.DoesNotContain("could not be reached", thread.Text, StringComparison.Ordinal);
        Assert.Contains("This site could not write the message", thread.Document.QuerySelector("[data-state=setaside] .reason")!.TextContent, StringComparison.Ordinal);

        // It holds up nobody.
        await alice.AnswerAsync("We are looking into it.");
        await scene.Until(() => Task.FromResult(alice.Heard.Contains("We are looking into it.")));

        // Tried again too early, it is set aside again.
        await bob.PressAsync("/dashboard/conversations/1?handler=retry", ("message", $"{broken.Id}"));
        await scene.Until(async () => (await alice.OutboxAsync()).Single(m => m.Id == broken.Id) is { State: OutboxState.SetAside, Attempts: 1 });

        await scene.Site.ReadAsync(db => db.OutboxMessages.Where(m => m.Id == broken.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.OrderId, 1), Cancel));
        await bob.PressAsync("/dashboard/conversations?handler=retry");
        await scene.Until(async () => (await alice.OutboxAsync()).Single(m => m.Id == broken.Id).State == OutboxState.Sent);
        Assert.Empty((await bob.GetAsync("/dashboard/opt-ins")).Alarms());
    }

    [Fact]
    public async Task Who_says_stop_gets_none_of_what_is_set_aside()
    {
        await using var scene = await Scene.StartAsync();
        scene.Site.MayErr = true;
        var alice = new Talk(scene);
        alice.Say("Hello");
        await alice.AnsweredAsync();
        await alice.PutAsync(new() { Cause = MessageCause.Stored("broken"), PageId = "", Occasion = Occasion.Receipt, OrderId = 99 });
        await scene.Until(async () => (await alice.OutboxAsync())[^1].State == OutboxState.SetAside);

        alice.Say("stop");

        Assert.Equal(OutboxState.Cancelled, (await alice.AnsweredAsync(3)).Single(m => m.Cause == MessageCause.Stored("broken")).State);
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
