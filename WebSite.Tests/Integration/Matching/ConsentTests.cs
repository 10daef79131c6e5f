using System.Globalization;
using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Matching;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Matching;

public sealed class ConsentTests : IAsyncDisposable
{
    private const string Phone = "+358401234567";

    private readonly SiteHost _site = new([KeyValuePair.Create("Matching:IsOffered", (string?)"true")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_box_is_not_ticked_beforehand_and_its_words_are_those_that_are_stored()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");

        var page = (await alice.GetAsync("/checkout")).Document;

        var box = page.QuerySelector("#Matching_Agrees")!;
        Assert.False(box.HasAttribute("checked"));
        var wording = await _site.ReadAsync(db => db.ConsentWordings.SingleAsync(Cancel));
        Assert.Equal((1, ConsentWordings.TextFor("Kettle & Kin")), (wording.Version, wording.Text));
        Assert.Equal(wording.Text, page.QuerySelector("label[for=Matching_Agrees]")!.TextContent);
        Assert.Equal("1", page.QuerySelector("[name='Matching.Wording']")!.GetAttribute("value"));
        Assert.Equal("tel", page.QuerySelector("#Matching_Phone")!.GetAttribute("type"));
        Assert.Equal("tel", page.QuerySelector("#Matching_Phone")!.GetAttribute("autocomplete"));
        Assert.False(page.QuerySelector("#Matching_Phone")!.HasAttribute("required"));
    }

    [Fact]
    public async Task A_tick_and_a_number_are_kept_as_proof_with_a_request_and_nothing_is_sent_yet()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");

        var reply = await OrderAsync(alice, "040 123 4567");

        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        var order = await _site.ReadAsync(db => db.Orders.SingleAsync(Cancel));
        var proof = await _site.ReadAsync(db => db.ConsentProofs.SingleAsync(Cancel));
        Assert.Equal((order.Id, Phone, "Alice Archer", order.Browser, order.PlacedAt, 1, "/checkout"), (proof.OrderId, proof.Phone, proof.Name, proof.Browser, proof.At, proof.WordingVersion, proof.WebPage));
        Assert.Equal("Ticked the box, which wasn't ticked beforehand, entered the phone number beside it, and placed the order.", proof.How);
        var request = await _site.ReadAsync(db => db.MatchingRequests.SingleAsync(Cancel));
        Assert.Equal(
            (Settings.PageId, order.Id, proof.Id, Phone, "Alice", "Archer", MatchingState.Unconfirmed, order.PlacedAt),
            (request.PageId, request.OrderId, request.ConsentProofId, request.Phone, request.FirstName, request.LastName, request.State, request.RequestedAt));
        Assert.Null(proof.ConfirmedAt);
        Assert.Empty(await _site.OutboxAsync());
    }

    [Fact]
    public async Task Without_the_tick_nothing_of_the_number_is_stored_whatever_it_is()
    {
        using var alice = _site.Visit();
        foreach (var phone in new[] { "040 123 4567", "rubbish" })
        {
            await alice.AddToCartAsync("harbour-teapot");
            var reply = await alice.PostAsync("/checkout", [.. Visitor.OrderFields, ("Matching.Wording", "1"), ("Matching.Phone", phone)]);

            Assert.Equal(HttpStatusCode.Redirect, reply.Status);
            Assert.Contains("without ticking the box for Messenger, so we neither use nor keep it", (await alice.GetAsync(reply.Location!)).Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal((0, 0), await RowsAsync());
        Assert.Empty(await _site.ColumnsWithAsync("123 4567"));
        Assert.Empty(await _site.ColumnsWithAsync("1234567"));
        Assert.Equal(2, await _site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
    }

    [Fact]
    public async Task An_order_with_neither_says_nothing_of_it()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var thanks = await alice.GetAsync((await alice.OrderAsync()).Location!);

        Assert.DoesNotContain("phone number", thanks.Document.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((0, 0), await RowsAsync());
    }

    [Theory]
    [InlineData("", "Enter the phone number that you use in Messenger, or take the tick away")]
    [InlineData("040 1", "This number has too few digits for Finland.")]
    [InlineData("call me", "A phone number has digits")]
    public async Task A_tick_without_a_good_number_is_answered_and_nothing_is_ordered(string phone, string message)
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");

        var reply = await OrderAsync(alice, phone);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var fault = Assert.Single(reply.Document.QuerySelectorAll(".validation-summary-errors a"));
        Assert.StartsWith(message, fault.TextContent, StringComparison.Ordinal);
        Assert.Equal("#Matching_Phone", fault.GetAttribute("href"));
        Assert.StartsWith(message, reply.Document.QuerySelector("#Matching_Phone-error")!.TextContent, StringComparison.Ordinal);
        Assert.True(reply.Document.QuerySelector("#Matching_Agrees")!.HasAttribute("checked"));
        Assert.Equal(phone, reply.Document.QuerySelector("#Matching_Phone")!.GetAttribute("value") ?? "");
        Assert.Equal(0, await _site.ReadAsync(db => db.Orders.CountAsync(Cancel)));
        Assert.Equal((0, 0), await RowsAsync());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("")]
    [InlineData("one")]
    public async Task Who_saw_other_words_reads_todays_before_the_tick_counts(string version)
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");

        var reply = await OrderAsync(alice, Phone, version);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains("have changed since you opened this page", Assert.Single(reply.Document.QuerySelectorAll(".validation-summary-errors a")).TextContent, StringComparison.Ordinal);
        Assert.False(reply.Document.QuerySelector("#Matching_Agrees")!.HasAttribute("checked"));
        Assert.Equal("1", reply.Document.QuerySelector("[name='Matching.Wording']")!.GetAttribute("value"));
        Assert.Equal((0, 0), await RowsAsync());
    }

    [Fact]
    public async Task An_order_that_is_posted_many_times_at_once_asks_once()
    {
        using var alice = _site.Visit();
        await alice.AddToCartAsync("harbour-teapot");
        var cookie = alice.Shopper;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            using var tab = _site.Visit();
            tab.Shopper = cookie;
            await OrderAsync(tab, Phone);
        }));

        Assert.Equal((1, 1), await RowsAsync());
    }

    [Fact]
    public async Task Where_it_is_not_offered_nothing_is_shown_or_taken()
    {
        await using var site = new SiteHost();
        using var alice = site.Visit();
        await alice.AddToCartAsync("harbour-teapot");

        Assert.Null((await alice.GetAsync("/checkout")).Document.QuerySelector("#Matching_Agrees"));
        Assert.Equal(HttpStatusCode.Redirect, (await OrderAsync(alice, Phone)).Status);
        Assert.Equal(0, await site.ReadAsync(db => db.ConsentProofs.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Other_words_are_another_version_and_the_old_ones_stay_with_their_proofs()
    {
        using var folder = new TempFolder();
        var database = Path.Combine(folder.Path, "site.db");
        await using (var before = new SiteHost(database: database))
        {
            _ = before.Address;
            Assert.Equal(1, await before.ReadAsync(db => db.ConsentWordings.ExecuteUpdateAsync(set => set.SetProperty(w => w.Text, "Older words."), Cancel)));
        }

        for (var start = 0; start < 2; start++)
        {
            await using var after = new SiteHost(database: database);
            _ = after.Address;
            Assert.Equal(["Older words.", ConsentWordings.TextFor("Kettle & Kin")], await after.ReadAsync(db => db.ConsentWordings.OrderBy(w => w.Version).Select(w => w.Text).ToListAsync(Cancel)));
        }
    }

    [Fact]
    public async Task The_words_name_the_shop_and_another_name_is_another_version()
    {
        using var folder = new TempFolder();
        var database = Path.Combine(folder.Path, "site.db");
        foreach (var (name, version) in new[] { ("Kettle & Kin", 1), ("Tea Ltd", 2), ("Kettle & Kin", 1) })
        {
            await using var site = new SiteHost(settings: new Dictionary<string, string?> { ["Site:Name"] = name, ["Matching:IsOffered"] = "true" }, database: database);
            using var alice = site.Visit();
            await alice.AddToCartAsync("harbour-teapot");
            var page = (await alice.GetAsync("/checkout")).Document;
            Assert.StartsWith($"Yes, {name} may write to me", page.QuerySelector("label[for=Matching_Agrees]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(version.ToString(CultureInfo.InvariantCulture), page.QuerySelector("[name='Matching.Wording']")!.GetAttribute("value"));
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static Task<WebReply> OrderAsync(Visitor visitor, string phone, string version = "1") =>
        visitor.PostAsync("/checkout", [.. Visitor.OrderFields, ("Matching.Wording", version), ("Matching.Agrees", "true"), ("Matching.Phone", phone)]);

    private Task<(int Proofs, int Requests)> RowsAsync() =>
        _site.ReadAsync(async db => (await db.ConsentProofs.CountAsync(Cancel), await db.MatchingRequests.CountAsync(Cancel)));
}
