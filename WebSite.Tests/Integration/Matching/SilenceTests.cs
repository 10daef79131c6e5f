using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Matching;

/// <summary>Anybody can order with anybody's number. What the shop answers doesn't tell whether it has written to that number before.</summary>
public sealed class SilenceTests : IAsyncDisposable
{
    private const string Known = "040 123 4567";
    private const string Unknown = "040 765 4321";

    private readonly SiteHost _site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The first one's owner left the message unanswered, accepted it, or has said stop.</summary>
    [Theory]
    [InlineData("unanswered")]
    [InlineData("accepted")]
    [InlineData("stopped")]
    [InlineData("deleted")]
    public async Task A_number_that_is_not_written_to_again_reads_as_one_that_is(string before)
    {
        using var owner = _site.Visit();
        var theirs = await owner.OrderWithNumberAsync(Known);
        await owner.ConfirmNumberAsync(theirs);
        await StandAsync(1, before == "accepted" ? MatchingState.Accepted : MatchingState.InMessageRequests, OutboxState.Sent);
        if (before == "stopped")
        {
            await _site.AliceAsync(c => c.With(t => t.StoppedAt, DateTimeOffset.UtcNow));
            await _site.ReadAsync(db => db.MatchingRequests.ExecuteUpdateAsync(set => set.SetProperty(r => r.ConversationId, 1), Cancel));
        }
        else if (before == "deleted")
        {
            await owner.PostAsync(theirs + "?handler=Withdraw", [], from: theirs);
        }

        var (silent, told) = (await AskAsync(Known), await AskAsync(Unknown));
        Assert.Equal(told.Said, silent.Said);
        var messages = await _site.OutboxAsync();
        Assert.Equal(2, messages.Count); // The owner's, and the one to the unknown number.
        var id = messages[^1].MatchingRequestId!.Value;
        foreach (var (state, sent) in new[] { (MatchingState.Requested, OutboxState.Sending), (MatchingState.InMessageRequests, OutboxState.Sent), (MatchingState.NoMatch, OutboxState.Failed), (MatchingState.NotPermitted, OutboxState.Failed), (MatchingState.Failed, OutboxState.Uncertain) })
        {
            await StandAsync(id, state, sent);
            Assert.Equal(await SaysAsync(told), await SaysAsync(silent));
        }

        using var bob = await _site.MerchantAsync();
        Assert.Contains("Not reached", (await bob.GetAsync($"/dashboard/entry-points/matching/{id - 1}")).Said, StringComparison.Ordinal);

        // Nor does taking it back tell.
        Assert.Equal(await TakeBackAsync(told), await TakeBackAsync(silent));
        told.Browser.Dispose();
        silent.Browser.Dispose();
    }

    [Fact]
    public async Task Nor_is_it_told_by_taking_back_what_still_waits()
    {
        using var owner = _site.Visit();
        await owner.ConfirmNumberAsync(await owner.OrderWithNumberAsync(Known));
        var (silent, told) = (await AskAsync(Known), await AskAsync(Unknown));
        Assert.Equal(await TakeBackAsync(told), await TakeBackAsync(silent));
        told.Browser.Dispose();
        silent.Browser.Dispose();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Somebody orders with a number and confirms it.</summary>
    private async Task<Asked> AskAsync(string phone)
    {
        var browser = _site.Visit();
        var path = await browser.OrderWithNumberAsync(phone);
        var page = await browser.ConfirmNumberAsync(path);
        return new(browser, path, $"{page.Notice()} | {Section(page)}");
    }

    private static async Task<string> SaysAsync(Asked asked) => Section(await asked.Browser.GetAsync(asked.Path));

    /// <summary>Everything that the order's page has of the number, without the number itself and the order's address.</summary>
    private static string Section(WebReply page)
    {
        var section = page.Document.QuerySelector("[aria-labelledby=by-phone]")!;
        foreach (var form in section.QuerySelectorAll("form"))
        {
            form.SetAttribute("action", form.GetAttribute("action")!.Split('?')[^1]);
            form.QuerySelector("[name=__RequestVerificationToken]")!.Remove();
        }

        return section.OuterHtml.Replace("+358 40 1234567", "N", StringComparison.Ordinal).Replace("+358 40 7654321", "N", StringComparison.Ordinal);
    }

    private static async Task<string> TakeBackAsync(Asked asked)
    {
        await asked.Browser.PostAsync(asked.Path + "?handler=Withdraw", [], from: asked.Path);
        return (await asked.Browser.GetAsync(asked.Path)).Notice() ?? "";
    }

    private Task<int> StandAsync(int request, MatchingState state, OutboxState sent) => _site.ReadAsync(async db =>
    {
        await db.OutboxMessages.Where(m => m.MatchingRequestId == request).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, sent), Cancel);
        return await db.MatchingRequests.Where(r => r.Id == request).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state), Cancel);
    });

    private sealed record Asked(Visitor Browser, string Path, string Said);
}
