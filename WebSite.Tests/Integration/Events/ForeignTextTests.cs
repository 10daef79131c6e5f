using AngleSharp.Dom;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Events;

/// <summary>Names, refs and titles are other people's: they turn no words of the site's, and can be named whatever they hold.</summary>
public sealed class ForeignTextTests : IAsyncDisposable
{
    /// <summary>Turns what follows: 482 reads as 284.</summary>
    private const string Turn = "\u202E";

    private static readonly string[] Alone = ["bdi", "code", "a", "strong", "button"];

    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("spring\\nmail", "spring mail")]
    [InlineData("a\\u0000b", "a\uFFFDb")]
    [InlineData("a\\u202Eb", "a\uFFFDb")]
    [InlineData("a\\u200Fb", "ab")]
    public async Task A_ref_is_kept_without_what_turns_or_breaks_a_line_and_can_be_named(string sent, string kept)
    {
        await _site.DeliverAsync(Referral(sent, At(1)));
        Assert.Equal(kept, await _site.ReadAsync(db => db.Visits.Select(a => a.Ref).SingleAsync(Cancel)));
        using var bob = await _site.MerchantAsync();
        const string Path = "/dashboard/entry-points/refs";
        var text = (await bob.GetAsync(Path)).Document.QuerySelector("form.name input[name=text]")!.GetAttribute("value")!;

        Assert.Contains("has its name", (await bob.PressAsync(Path + "?handler=name", ("text", text), ("refName", "Mail"))).Notice(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_words_of_Facebooks_and_numbers_hold_nothing_that_turns()
    {
        await _site.DeliverAsync(Event(
            """ "message":{"mid":"m","text":"Hi","attachments":[{"type":"fallback","title":"qzx\u202Elink"}],"referral":{"ref":"r","source":"ADS\u202E","ad_id":"7\u202E","ads_context_data":{"ad_title":"qzx\u202Ead","product_id":"9\u202E"}}} """, At(1)));
        var visit = await _site.ReadAsync(db => db.Visits.SingleAsync(Cancel));
        Assert.Equal(("ADS\uFFFD", "7\uFFFD", "qzx\uFFFDad", "9\uFFFD"), (visit.Source, visit.AdId, visit.AdTitle, visit.ProductId));
        Assert.DoesNotContain(Turn, await _site.ReadAsync(db => db.ConversationEntries.Select(e => e.Attached).SingleAsync(Cancel)), StringComparison.Ordinal);
    }

    /// <summary>Also those of rows that an older version of the site wrote, and what people write, which stays as it came.</summary>
    [Fact]
    public async Task On_the_merchants_pages_each_stands_alone()
    {
        await _site.AliceAsync(alice =>
        {
            alice.With(a => a.Name, "qzx" + Turn + "name").With(a => a.FirstName, "qzx");
            alice.Entries.Add(new() { EventId = 2, At = DateTimeOffset.UtcNow, Kind = EntryKind.Text, Text = "qzx" + Turn + "text", Attached = "qzx" + Turn + "file" });
            alice.Visits.Add(new()
            {
                EventId = 3,
                At = DateTimeOffset.UtcNow,
                EntryPoint = EntryPoint.Link,
                Ref = "qzx" + Turn + "ref",
                Source = "qzx" + Turn + "source",
                AdId = "qzx" + Turn + "ad",
                AdTitle = "qzx" + Turn + "title",
                ProductId = "qzx" + Turn + "product",
            });
        });
        using var bob = await _site.MerchantAsync();
        foreach (var path in new[] { "/dashboard", "/dashboard/conversations", "/dashboard/conversations/1", "/dashboard/entry-points", "/dashboard/entry-points/refs", "/dashboard/entry-points/ads", "/dashboard/entry-points/unnamed" })
        {
            var texts = (await bob.GetAsync(path)).Document.Body!.Descendants<IText>().Where(t => t.Data.Contains(Turn, StringComparison.Ordinal)).ToList();
            Assert.All(texts, text => Assert.True(IsAlone(text), $"{path}: {text.Data.Trim()} in {text.ParentElement!.OuterHtml}"));
        }
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static bool IsAlone(IText text) => text.Data.Trim() is var data && data.StartsWith("qzx", StringComparison.Ordinal)
        && text.ParentElement is { } parent && (Alone.Contains(parent.LocalName) || parent.ClassList.Contains("id") || parent.TextContent.Trim() == data);
}
