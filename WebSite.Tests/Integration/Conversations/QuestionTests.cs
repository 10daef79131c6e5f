using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>Who asks something waits for a human, and is shown as that; a greeting is no answer. The site has no token here, so what it says waits.</summary>
public sealed class QuestionTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Is the teapot dishwasher safe?", false)]
    [InlineData("Hi, is it in stock?", false)]
    [InlineData("Hello", true)]
    [InlineData("Guten Tag!", true)]
    [InlineData("Hi there", true)]
    public async Task Who_begins_with_a_question_gets_no_greeting(string words, bool isGreeted)
    {
        await _site.DeliverAsync(Said(words, 1));
        Assert.Equal(isGreeted ? [Occasion.Greeting] : [], (await _site.OutboxAsync()).Select(m => m.Occasion));
    }

    [Fact]
    public async Task Who_sends_a_picture_first_gets_no_greeting()
    {
        await _site.DeliverAsync(Event(""" "message":{"mid":"m","attachments":[{"type":"image"}]} """, At(1)));
        Assert.Empty(await _site.OutboxAsync());
    }

    [Fact]
    public async Task Who_comes_in_again_in_the_middle_of_a_talk_gets_no_greeting()
    {
        await _site.DeliverAsync(Said("Is the teapot dishwasher safe?", 1), Referral("c-nothing-of-ours", At(2)));
        Assert.Empty(await _site.OutboxAsync());
    }

    [Fact]
    public async Task Who_comes_in_again_a_day_after_a_question_is_greeted()
    {
        await _site.DeliverAsync(Said("Is the teapot dishwasher safe?", -25 * 60 * 60 * 1000), Referral("c-nothing-of-ours", At(2)));
        Assert.Equal(Occasion.Greeting, Assert.Single(await _site.OutboxAsync()).Occasion);
    }

    [Fact]
    public async Task A_greeting_that_still_waits_does_not_go_out_after_a_question()
    {
        await _site.DeliverAsync(Referral("c-nothing-of-ours", At(1)));
        Assert.Equal(OutboxState.Waiting, Assert.Single(await _site.OutboxAsync()).State);
        await _site.DeliverAsync(Said("Is the teapot dishwasher safe?", 2));

        await using var scope = _site.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<OutboxClaims>().NextAsync(Cancel));

        var greeting = Assert.Single(await _site.OutboxAsync());
        Assert.Equal((OutboxState.Cancelled, Hindrance.Asked.Why()), (greeting.State, greeting.Why));
    }

    [Fact]
    public async Task The_row_does_not_show_as_said_what_waits_or_never_went()
    {
        await _site.DeliverAsync(OptIn(_site.RefFor(Minted.Shopper(), Placement.Checkout)));
        Assert.Single(await _site.OutboxAsync());
        using var bob = await _site.MerchantAsync();
        Assert.DoesNotContain("You:", (await bob.GetAsync("/dashboard/conversations")).Document.QuerySelector(".last")!.TextContent, StringComparison.Ordinal);
        await _site.ReadAsync(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, DateTimeOffset.UtcNow.AddMinutes(1)), Cancel));
        Assert.StartsWith("You:", (await bob.GetAsync("/dashboard/conversations")).Document.QuerySelector(".last")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_row_shows_the_question_and_not_what_the_site_said_after_it()
    {
        await _site.DeliverAsync(Said("Is the teapot dishwasher safe?", 1), Said("human", 2));
        Assert.Equal(Occasion.HandedOver, Assert.Single(await _site.OutboxAsync()).Occasion);
        using var bob = await _site.MerchantAsync();
        Assert.Equal("Is the teapot dishwasher safe?", await RowAsync(bob));

        await _site.DeliverAsync(Said("The lid, too?", 3), OptIn("R", At(4)));
        Assert.Equal("The lid, too?", await RowAsync(bob));
    }

    [Fact]
    public async Task Who_wrote_stop_or_only_clicked_needs_no_answer()
    {
        await _site.DeliverAsync(
            Said("Is it safe?", 1), Said("stop", 2),
            OptIn("R", At(1), Charlie), Event(""" "postback":{"payload":"GO","title":"Get Started"} """, At(2), Charlie));
        using var bob = await _site.MerchantAsync();
        Assert.Null(await RowAsync(bob));
        Assert.Empty((await bob.GetAsync("/dashboard/conversations")).Document.QuerySelectorAll(".unread"));

        await _site.DeliverAsync(Said("One more thing: where is my order?", 3));
        Assert.Equal("One more thing: where is my order?", await RowAsync(bob));
    }

    [Fact]
    public async Task What_was_asked_after_a_stop_that_arrives_late_still_needs_an_answer()
    {
        await _site.DeliverAsync(Said("Where is my order?", 30_000));
        await _site.DeliverAsync(Said("stop", 10_000));
        using var bob = await _site.MerchantAsync();
        Assert.Equal("Where is my order?", await RowAsync(bob));
    }

    [Fact]
    public async Task Who_was_answered_needs_no_answer()
    {
        await _site.DeliverAsync(Said("Is it safe?", 1));
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/conversations/1");
        await bob.PressAsync("/dashboard/conversations/1?handler=answer", ("text", "Yes."), ("form", page.Document.QuerySelector("input[name=form]")!.GetAttribute("value")!));
        Assert.Null(await RowAsync(bob));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Said(string words, int at) => Event($$""" "message":{"mid":"m_{{at}}","text":"{{words}}"} """, At(at));

    /// <summary>What the only row says of those that need an answer; null when there is none.</summary>
    private static async Task<string?> RowAsync(Visitor merchant) =>
        (await merchant.GetAsync("/dashboard/conversations?show=unread")).Document.QuerySelectorAll(".talks .last").SingleOrDefault()?.TextContent.Trim();
}
