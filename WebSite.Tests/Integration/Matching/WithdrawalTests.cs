using System.Net;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Matching;

public sealed class WithdrawalTests : IAsyncDisposable
{
    private const string Matching = "/dashboard/entry-points/matching";

    private readonly SiteHost _site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shopper_takes_it_back_and_nothing_of_the_number_is_left()
    {
        using var alice = _site.Visit();
        var thanks = await OrderAsync(alice);
        await StandAsync(OutboxState.Waiting);
        Assert.Contains("We can't send anything to Messenger at the moment: what hasn't gone to +358 40 1234567 yet waits.", (await alice.GetAsync(thanks)).Document.DocumentElement.TextContent, StringComparison.Ordinal);

        var reply = await alice.PostAsync(thanks + "?handler=Withdraw", [], from: thanks);

        var page = await alice.GetAsync(reply.Location!);
        Assert.Contains("Your phone number is deleted, and we don't write to it any more.", page.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", page.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), await RowsAsync());
        Assert.Equal(OutboxState.Cancelled, (await MessageAsync()).State);
        Assert.Empty(await _site.ColumnsWithAsync("401234567"));
        Assert.Empty(_site.FilesWith("401234567"));

        await alice.PostAsync(thanks + "?handler=Withdraw", [], from: thanks);
        Assert.Contains("There was nothing to delete any more.", (await alice.GetAsync(thanks)).Document.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_takes_it_back_or_sees_the_number()
    {
        using var alice = _site.Visit();
        var thanks = await OrderAsync(alice);
        using var mallory = _site.Visit();

        Assert.DoesNotContain("1234567", (await mallory.GetAsync(thanks)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mallory.PostAsync(thanks + "?handler=Withdraw", [])).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await alice.PostAsync(thanks + "?handler=Withdraw", [], token: "", from: null)).Status);
        Assert.Equal((1, 1), await RowsAsync());
        foreach (var path in new[] { Matching, $"{Matching}/1" })
        {
            Assert.Contains("/account/sign-in", (await mallory.GetAsync(path)).Location!, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_was_sent_stays_in_Messenger_and_the_number_is_deleted()
    {
        using var alice = _site.Visit();
        var thanks = await OrderAsync(alice);
        await StandAsync(OutboxState.Sent, MatchingState.InMessageRequests);
        Assert.Contains("Look among your message requests", (await alice.GetAsync(thanks)).Document.DocumentElement.TextContent, StringComparison.Ordinal);

        await alice.PostAsync(thanks + "?handler=Withdraw", [], from: thanks);

        Assert.Equal((0, 0), await RowsAsync());
        Assert.Equal((OutboxState.Sent, (int?)null), ((await MessageAsync()).State, (await MessageAsync()).MatchingRequestId));
    }

    [Fact]
    public async Task While_it_is_being_sent_the_shopper_is_asked_to_wait()
    {
        using var alice = _site.Visit();
        var thanks = await OrderAsync(alice);
        await StandAsync(OutboxState.Sending);

        await alice.PostAsync(thanks + "?handler=Withdraw", [], from: thanks);

        Assert.Contains("is being sent at this very moment", (await alice.GetAsync(thanks)).Document.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Equal((1, 1), await RowsAsync());
    }

    [Fact]
    public async Task The_merchant_sees_the_proof_and_deletes_it()
    {
        using var alice = _site.Visit();
        await OrderAsync(alice);
        await StandAsync(OutboxState.Waiting);
        using var bob = await _site.MerchantAsync();

        var list = (await bob.GetAsync(Matching)).Document;
        var row = Assert.Single(list.QuerySelectorAll("table.rows tbody tr"));
        Assert.Contains("+358 … 67", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", list.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("To be sent", row.TextContent, StringComparison.Ordinal);

        var path = row.QuerySelector("a.id")!.GetAttribute("href")!;
        var proof = (await bob.GetAsync(path)).Document.QuerySelector("[aria-labelledby=proof]")!;
        Assert.Contains("Alice Archer", proof.TextContent, StringComparison.Ordinal);
        Assert.Contains("+358 40 1234567", proof.TextContent, StringComparison.Ordinal);
        Assert.Contains("/checkout", proof.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ticked the box", proof.TextContent, StringComparison.Ordinal);
        Assert.Equal(WebSite.Matching.ConsentWordings.TextFor("Kettle & Kin"), proof.QuerySelector("blockquote")!.TextContent);

        var after = await bob.PressAsync(path);
        Assert.Equal("Number and proof are deleted, and the message will not be sent.", after.Notice());
        Assert.Equal((0, 0), await RowsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync(path)).Status);
        Assert.Equal("There was nothing to delete any more.", (await bob.PressAsync(path)).Notice());
    }

    [Fact]
    public async Task Each_state_is_said_in_words_and_the_reason_with_it()
    {
        using var alice = _site.Visit();
        await OrderAsync(alice);
        using var bob = await _site.MerchantAsync();
        foreach (var (state, why, days, words) in new (MatchingState, string?, int, string)[]
        {
            (MatchingState.Requested, null, 0, "isn't in the outbox any more"),
            (MatchingState.InMessageRequests, null, 0, "The person finds it among their message requests"),
            (MatchingState.InMessageRequests, null, 2, "No answer yet: ignored or unseen. Facebook doesn't tell which."),
            (MatchingState.Accepted, null, 0, "The person accepted."),
            (MatchingState.NoMatch, "Nobody there.", 0, "Nobody there."),
            (MatchingState.NotPermitted, "The fee.", 0, "The fee."),
            (MatchingState.Failed, "The token.", 0, "The token."),
        })
        {
            var since = DateTimeOffset.UtcNow.AddDays(-days);
            await StandAsync(OutboxState.Sent, state, why, since);
            Assert.Contains(words, Assert.Single((await bob.GetAsync(Matching)).Document.QuerySelectorAll("table.rows tbody tr")).TextContent, StringComparison.Ordinal);
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task<string> OrderAsync(Visitor visitor)
    {
        var order = await visitor.OrderWithNumberAsync("040 123 4567");
        await visitor.ConfirmNumberAsync(order);
        return order;
    }

    /// <summary>As the outbox's worker would leave it.</summary>
    private Task<int> StandAsync(OutboxState message, MatchingState? request = null, string? why = null, DateTimeOffset? since = null) => _site.ReadAsync(async db =>
    {
        await db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, message).SetProperty(m => m.DueAt, DateTimeOffset.UtcNow.AddDays(1)), Cancel);
        return request is null ? 0 : await db.MatchingRequests.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, request.Value).SetProperty(r => r.Why, why).SetProperty(r => r.ChangedAt, since ?? DateTimeOffset.UtcNow), Cancel);
    });

    private Task<OutboxMessage> MessageAsync() => _site.ReadAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync(m => m.Occasion == Occasion.Introduction, Cancel));

    private Task<(int Proofs, int Requests)> RowsAsync() =>
        _site.ReadAsync(async db => (await db.ConsentProofs.CountAsync(Cancel), await db.MatchingRequests.CountAsync(Cancel)));
}
