using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Conversations;

/// <summary>What a merchant may do in a conversation. The site has no token here, so what is put into the outbox waits.</summary>
public class AnsweringTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_but_a_merchant_sees_or_does_anything()
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync(c => c.With(t => t.Picture, new() { ContentType = "image/png", Bytes = [1, 2, 3] }));
        using var stranger = site.Visit();
        foreach (var path in new[] { "", $"/{alice.Id}", $"/{alice.Id}?handler=thread", $"/{alice.Id}/picture", "?handler=rows" })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/dashboard/conversations" + path)).Status);
        }

        foreach (var path in new[] { "/dashboard/orders", "/dashboard/texts" })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(path)).Status);
        }

        await stranger.PostAsync($"/dashboard/conversations/{alice.Id}?handler=answer", [("text", "Hi"), ("form", $"{Guid.NewGuid()}")], from: "/account/sign-in");
        Assert.Empty(await site.OutboxAsync());
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_answer()
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync();
        using var bob = await site.MerchantAsync();
        var path = $"/dashboard/conversations/{alice.Id}";
        var page = await bob.GetAsync(path);
        Assert.Contains("Is it &lt;b&gt;dishwasher&lt;/b&gt; safe?", page.Text, StringComparison.Ordinal);
        var form = page.Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;

        Assert.All(
            await Task.WhenAll(AnswerAsync(bob, path, "Yes,\r\nit is.", form), AnswerAsync(bob, path, "Yes,\r\nit is.", form)),
            reply => Assert.Equal(HttpStatusCode.Redirect, reply.Status));

        var message = Assert.Single(await site.OutboxAsync());
        Assert.Equal((Occasion.Answer, OutboxState.Waiting, "Yes,\nit is.", alice.Id), (message.Occasion, message.State, message.Text, message.ConversationId));
        Assert.Equal(MessageCause.Answer(Guid.Parse(form)), message.Cause);
        Assert.Contains("has no token of the Page", string.Join('|', (await bob.GetAsync("/dashboard/conversations")).Alarms()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("closed", "More than 24 hours")]
    [InlineData("stopped", "asked that nothing more be sent")]
    [InlineData("unreachable", "can't be reached")]
    public async Task An_answer_that_may_not_be_sent_says_why_and_is_kept_in_the_form(string what, string why)
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync();
        using var bob = await site.MerchantAsync();
        var path = $"/dashboard/conversations/{alice.Id}";
        var form = (await bob.GetAsync(path)).Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        var now = DateTimeOffset.UtcNow;
        await site.ReadAsync(async db =>
        {
            var talk = await db.Conversations.SingleAsync(Cancel);
            talk.With(t => t.ActedAt, what == "closed" ? now.AddHours(-25) : now)
                .With(t => t.StoppedAt, what == "stopped" ? now : null)
                .With(t => t.UnreachableAt, what == "unreachable" ? now : null);
            return await db.SaveChangesAsync(Cancel);
        });

        var reply = await AnswerAsync(bob, path, "Yes, it is.", form);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains(why, reply.Document.QuerySelector("#fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Yes, it is.", reply.Document.QuerySelector("textarea")!.TextContent);
        Assert.True((await bob.GetAsync(path)).Document.QuerySelector(".send button")!.HasAttribute("disabled"));
        Assert.Empty(await site.OutboxAsync());
    }

    [Fact]
    public async Task Nothing_and_too_much_are_no_answers()
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync();
        using var bob = await site.MerchantAsync();
        var path = $"/dashboard/conversations/{alice.Id}";
        foreach (var text in new[] { " \n", new string('x', 2001) })
        {
            Assert.NotNull((await AnswerAsync(bob, path, text, $"{Guid.NewGuid()}")).Document.QuerySelector("#fault"));
        }

        Assert.NotNull((await AnswerAsync(bob, path, "Yes", "")).Document.QuerySelector("#fault"));
        Assert.Empty(await site.OutboxAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(bob, path, new string('x', 2000), $"{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task An_uncertain_message_goes_again_only_when_the_merchant_says_so_and_once()
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync(c => c.Messages.Add(Rows.Message("answer:1", OutboxState.Uncertain)));
        using var bob = await site.MerchantAsync();
        var lost = Assert.Single(await site.OutboxAsync());
        var path = $"/dashboard/conversations/{alice.Id}";
        Assert.Contains("nobody knows whether the message arrived", (await bob.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("1 message of the last 24 hours may or may not have arrived", string.Join('|', (await bob.GetAsync("/dashboard/opt-ins")).Alarms()), StringComparison.Ordinal);
        Assert.Contains(path, (await bob.GetAsync("/dashboard/conversations?show=trouble")).Text, StringComparison.Ordinal);

        await bob.PressAsync($"{path}?handler=again", ("message", $"{lost.Id}"));
        await bob.PressAsync($"{path}?handler=again", ("message", $"{lost.Id}"));

        var again = Assert.Single(await site.OutboxAsync(), m => m.Id != lost.Id);
        Assert.Equal((MessageCause.Again(lost.Id), "Yes, it is.", OutboxState.Waiting), (again.Cause, again.Text, again.State));
        Assert.DoesNotContain("Send it again", (await bob.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PauseReason.Token, "Facebook refuses the Page's token")]
    [InlineData(PauseReason.Rate, "Facebook asks for fewer calls")]
    [InlineData(PauseReason.Restricted, "Facebook keeps the Page from sending")]
    public async Task What_sending_pauses_for_is_said_where_a_merchant_writes(PauseReason reason, string words)
    {
        await using var site = new SiteHost([KeyValuePair.Create("Messenger:PageAccessToken", (string?)"a-token-of-the-tests")]);
        await site.AliceAsync();
        await site.ReadAsync(db =>
        {
            db.SendingPauses.Add(new() { PageId = Settings.PageId, Why = "As it said.", Reason = reason, Since = DateTimeOffset.UtcNow, Until = DateTimeOffset.UtcNow.AddHours(1), Times = 1 });
            return db.SaveChangesAsync(Cancel);
        });
        using var bob = await site.MerchantAsync();
        Assert.Contains($"Sending is paused: {words}.", (await bob.ThreadAsync()).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_after_what_was_read_stays_unread()
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync(c => c.Entries[0].With(l => l.EventId, 99));
        await site.DeliverAsync(Payload.Event(""" "message":{"mid":"m_1","text":"And blue?"} """, Payload.Now));
        using var bob = await site.MerchantAsync();
        await bob.PressAsync($"/dashboard/conversations/{alice.Id}?handler=read", ("line", $"{alice.Entries[0].Id}"));
        Assert.Equal(1, (await site.ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync(Cancel))).Unread);
    }

    [Fact]
    public async Task Handing_over_and_reading_are_noted_and_looking_alone_is_not()
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync();
        var line = alice.Entries[0].Id;
        using var bob = await site.MerchantAsync();
        var path = $"/dashboard/conversations/{alice.Id}";
        Task<Conversation> NowAsync() => site.ReadAsync(db => db.Conversations.AsNoTracking().SingleAsync(Cancel));

        Assert.Contains(path, (await bob.GetAsync("/dashboard/conversations?show=unread")).Text, StringComparison.Ordinal);
        await bob.GetAsync(path);
        Assert.Equal(1, (await NowAsync()).Unread);
        await bob.PressAsync($"{path}?handler=read", ("line", $"{line - 1}"));
        Assert.Equal(1, (await NowAsync()).Unread);
        await bob.PressAsync($"{path}?handler=read", ("line", $"{line}"));
        Assert.Equal(0, (await NowAsync()).Unread);

        await bob.PressAsync($"{path}?handler=hand", ("human", "true"));
        Assert.NotNull((await NowAsync()).HandedOverAt);
        Assert.Contains(path, (await bob.GetAsync("/dashboard/conversations?show=handed")).Text, StringComparison.Ordinal);
        await bob.PressAsync($"{path}?handler=hand", ("human", "false"));
        Assert.Null((await NowAsync()).HandedOverAt);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/conversations/99")).Status);
    }

    [Fact]
    public async Task A_picture_is_given_out_as_a_picture_only()
    {
        await using var site = new SiteHost();
        var alice = await site.AliceAsync(c => c.With(t => t.Picture, new() { ContentType = "image/png", Bytes = [1, 2, 3] }));
        var charlie = await site.AliceAsync(c =>
        {
            c.With(t => t.Psid, Payload.Charlie).With(t => t.Picture, new() { ContentType = "text/html", Bytes = [1] });
            c.Entries[0].With(l => l.EventId, 2);
        });
        using var bob = await site.MerchantAsync();
        var picture = await bob.GetAsync($"/dashboard/conversations/{alice.Id}/picture");
        Assert.Equal(("image/png", "nosniff"), (Assert.Single(picture.Headers["Content-Type"]), Assert.Single(picture.Headers["X-Content-Type-Options"])));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/dashboard/conversations/{charlie.Id}/picture")).Status);
    }

    [Fact]
    public async Task Lists_and_threads_go_on_page_by_page()
    {
        await using var site = new SiteHost();
        var at = DateTimeOffset.UtcNow.AddHours(-1);
        var alice = await site.AliceAsync(c =>
        {
            for (var n = 2; n <= 70; n++)
            {
                c.Entries.Add(new() { EventId = n, At = at.AddSeconds(n), Kind = EntryKind.Text, Text = $"Line {n}." });
            }
        });
        await site.ReadAsync(db =>
        {
            db.Conversations.AddRange(Enumerable.Range(1, 30).Select(n => new Conversation { PageId = Settings.PageId, Psid = $"{n}", StartedAt = at, LastAt = at }));
            return db.SaveChangesAsync(Cancel);
        });
        using var bob = await site.MerchantAsync();
        var thread = await bob.GetAsync($"/dashboard/conversations/{alice.Id}");
        Assert.DoesNotContain("Line 5.", thread.Text, StringComparison.Ordinal);
        Assert.Contains("Line 5.", (await bob.GetAsync(thread.Document.QuerySelector(".earlier a")!.GetAttribute("href")!)).Text, StringComparison.Ordinal);

        var list = await bob.GetAsync("/dashboard/conversations");
        var next = await bob.GetAsync(list.Document.QuerySelector(".pager a")!.GetAttribute("href")!);
        Assert.Equal((25, 6), (list.Document.QuerySelectorAll(".talks > li").Length, next.Document.QuerySelectorAll(".talks > li").Length));
    }

    private static Task<WebReply> AnswerAsync(Visitor merchant, string path, string text, string form) =>
        merchant.PostAsync(path + "?handler=answer", [("text", text), ("form", form)], from: path);
}
