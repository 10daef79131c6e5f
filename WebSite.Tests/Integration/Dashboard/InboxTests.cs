using WebSite.Model;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Dashboard;

public sealed class InboxTests : IAsyncDisposable
{
    private const string Evil = "<x-evil onload=alert(1)>'\\\"&";

    private readonly SiteHost _site = new();

    [Fact]
    public async Task Events_are_listed_newest_first_each_on_one_page()
    {
        await _site.DeliverAsync([.. Enumerable.Range(0, 60).Select(n => Event($"\"message\":{{\"mid\":\"m{n}\"}}"))]);
        using var bob = await _site.MerchantAsync();
        var (path, seen, sizes) = ("/dashboard/deliveries?kind=message", new List<long>(), new List<int>());
        while (path is not null)
        {
            var page = await bob.GetAsync(path);
            Assert.Equal(sizes.Count > 0, Link(page, "Newest") is not null);
            seen.AddRange(page.EventIds());
            sizes.Add(page.EventIds().Count);
            path = Link(page, "Older");
        }

        Assert.Equal([25, 25, 10], sizes);
        Assert.Equal((await _site.EventsAsync()).Select(e => e.Id).Reverse(), seen);
    }

    [Theory]
    [InlineData("", 5, 4, 3, 2, 1)]
    [InlineData("outcome=recorded", 2, 1)]
    [InlineData("outcome=KEPT", 4, 3)]
    [InlineData("outcome=refused", 5)]
    [InlineData("outcome=waiting")]
    [InlineData("kind=optin", 5, 2, 1)]
    [InlineData("kind=opt")]
    [InlineData("search=" + Charlie, 3)]
    [InlineData("search=%20" + Charlie + "&kind=message", 3)]
    [InlineData("search=175103616846532", 3)]
    [InlineData("search=75103616846532")]
    [InlineData("search=AbC_d-e", 1)]
    [InlineData("search=%20AbC_d-e%3D%3D", 1)]
    [InlineData("search=abC_d-e", 2)]
    [InlineData("search=AbCxd-e")]
    [InlineData("search=AbC")]
    [InlineData("search=%25")]
    [InlineData("search=_______")]
    [InlineData("search=%27%20OR%201%3D1%20--")]
    [InlineData("search=sl/%C3%A4%22s", 5)]
    [InlineData("from=2001-01-01T00:00", 5, 4, 3, 2, 1)]
    [InlineData("to=2001-01-01T00:00")]
    [InlineData("from=2001-01-01T00:00&to=9999-12-31T23:59&kind=read", 4)]
    public async Task A_filter_shows_what_it_names(string query, params int[] expected)
    {
        await _site.DeliverAsync(OptIn("AbC_d-e=", At(1)), OptIn("abC_d-e", At(2)), Event("\"message\":{\"mid\":\"m\"}", psid: Charlie), Event("\"read\":{\"watermark\":1}"));
        using var http = _site.Browser();
        using var other = await http.PostAsync(Envelope(Entry(OptIn(@"sl\/\u00e4\""s", 3), "1234")));
        using var bob = await _site.MerchantAsync();
        Assert.Equal(expected.Select(n => (long)n), (await bob.GetAsync("/dashboard/deliveries?" + query)).EventIds());

        // The form leads to the same, by an address that a web server may log.
        var fields = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], Uri.UnescapeDataString(pair[1]))).ToList();
        var address = (await bob.PostAsync("/dashboard/deliveries?handler=filter", fields, from: "/dashboard/deliveries")).Location!;
        Assert.Equal(expected.Select(n => (long)n), (await bob.GetAsync(address)).EventIds());
        Assert.All(fields.Where(f => f.Item1 == "search"), f => Assert.DoesNotContain(Uri.EscapeDataString(f.Item2.Trim()), address.Split("find=")[0], StringComparison.Ordinal));
        Assert.DoesNotContain("search=", address, StringComparison.Ordinal);
    }

    /// <summary>By its session, or, where nothing was made of the event, by a look through the log.</summary>
    [Fact]
    public async Task A_ref_of_ours_finds_each_event_that_came_with_it_and_no_other()
    {
        var shopper = Minted.Shopper();
        var (one, another, old) = (_site.RefFor(shopper), _site.RefFor(shopper, Placement.Product), _site.RefFor(Minted.Shopper(), expires: DateTimeOffset.UnixEpoch.AddDays(1)));
        await _site.DeliverAsync(OptIn(one, At(1)), OptIn(another, At(2)), OptIn(old, At(3)), Referral(one), OptIn(one, At(4), psid: Charlie));
        using var bob = await _site.MerchantAsync();
        Assert.Equal([5, 4, 1], await FoundAsync(one));
        Assert.Equal([2], await FoundAsync(another));
        Assert.Equal([3], await FoundAsync(old));

        async Task<IReadOnlyList<long>> FoundAsync(string text) => (await bob.GetAsync("/dashboard/deliveries?search=" + text)).EventIds();
    }

    [Theory]
    [InlineData("outcome=lost")]
    [InlineData("from=yesterday")]
    [InlineData("next=x")]
    [InlineData("back=1-x")]
    [InlineData("sort=sideways")]
    [InlineData("find=x")]
    public async Task A_filter_that_cannot_be_read_is_said_and_shows_nothing(string query)
    {
        await _site.DeliverAsync(OptIn("R"));
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/deliveries?" + query);
        Assert.Empty(page.EventIds());
        Assert.NotEmpty(page.Document.QuerySelector("[role=alert]")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_row_says_what_became_of_the_event()
    {
        await _site.DeliverAsync(OptIn("R"));
        using var bob = await _site.MerchantAsync();
        var row = (await bob.GetAsync("/dashboard/deliveries")).Document.QuerySelector("table.events tbody tr")!.TextContent;
        Assert.All(["Recorded", "Its ref isn't one that this site made.", "optin", "messaging", Alice], text => Assert.Contains(text, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_leads_to_its_checkout_session()
    {
        var shopper = Minted.Shopper();
        await _site.DeliverAsync(OptIn(_site.RefFor(shopper)));
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/deliveries/1");
        Assert.NotNull(page.Document.QuerySelector($"a[href='/dashboard/sessions/1']"));
        Assert.Null(page.Document.QuerySelector("form.replay"));
    }

    [Fact]
    public async Task Nothing_that_arrived_becomes_markup()
    {
        var item = $$"""{"sender":{"id":"{{Evil}}"},"recipient":{"id":"{{Evil}}"},"timestamp":1,"{{Evil}}":{"a":"{{Evil}}</pre>"} }""";
        using var http = _site.Browser();
        using var response = await http.PostAsync(Envelope(Entry(item, Evil), Evil));
        response.EnsureSuccessStatusCode();
        using var bob = await _site.MerchantAsync();
        var text = Uri.EscapeDataString("\"><x-evil>");
        foreach (var path in new[] { "/dashboard/deliveries", "/dashboard/deliveries/1", "/dashboard/opt-ins", $"/dashboard/deliveries?kind={text}&search={text}", $"/dashboard/opt-ins?search={text}", $"/dashboard/deliveries?from={text}&outcome={text}&next={text}" })
        {
            var page = await bob.GetAsync(path);
            Assert.Empty(page.Document.QuerySelectorAll("x-evil, [onload]"));
            Assert.DoesNotContain("<x-evil", page.Text, StringComparison.Ordinal);
        }

        var list = (await bob.GetAsync("/dashboard/deliveries")).Document.QuerySelector("tbody")!.TextContent;
        Assert.Contains("<x-evil onload=alert(1)>", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_event_is_shown_as_far_as_it_goes()
    {
        await _site.DeliverAsync(Event($"\"message\":{{\"mid\":\"m\",\"text\":\"{new string('t', 300_000)}\"}}"));
        using var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard/deliveries/1");
        Assert.Equal(100_000, page.Document.QuerySelector("pre")!.TextContent.Length);
        Assert.Contains("Only the first 100 kB of 300 kB are shown.", page.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string? Link(WebReply page, string text) => page.Document.QuerySelectorAll(".pager a").SingleOrDefault(a => a.TextContent == text)?.GetAttribute("href");
}
