using System.Globalization;
using AngleSharp.Dom;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Dashboard;

/// <summary>What the overview says is what plain SQL over the site's tables says, in the merchant's time zone.</summary>
public sealed class OverviewTests : IAsyncDisposable
{
    private const string Credited = """ FROM Orders o JOIN OrderCredits c ON c.OrderId = o.Id AND c.Rules & 2 <> 0 WHERE o.Status <> 'Cancelled' AND o.PlacedAt >= {0} AND o.PlacedAt < {1}""";
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public OverviewTests()
    {
        // In the afternoon of a day that has months with a change of clocks behind it.
        _clock.Jump(new DateTimeOffset(2026, 11, 27, 14, 20, 0, TimeSpan.Zero) - _clock.GetUtcNow());
        _site = new(new Dictionary<string, string?> { ["Site:TimeZone"] = "Europe/Berlin" }, _clock);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("days=1", "2026-11-27", 1, "2026-11-27T15:00Z")]
    [InlineData("days=7", "2026-11-21", 7, "2026-11-27T15:00Z")]
    [InlineData("days=30", "2026-10-29", 30, "2026-11-27T15:00Z")]
    [InlineData("days=90", "2026-08-30", 90, "2026-11-27T15:00Z")]
    [InlineData("from=2026-10-24&to=2026-10-26", "2026-10-24", 3, null)]
    public async Task Each_figure_is_what_plain_sql_says(string query, string first, int days, string? end)
    {
        await _site.FillAsync(_clock.GetUtcNow(), 130, 14);
        var bob = await _site.MerchantAsync();
        var (from, to) = (Midnight(first, 0), end is null ? Midnight(first, days) : DateTimeOffset.Parse(end, CultureInfo.InvariantCulture));
        var (fromBefore, toBefore) = (Midnight(first, -days), end is null ? from : Midnight(first, -1) + (to - Midnight(first, days - 1)));

        var page = await bob.GetAsync($"/dashboard?{query}");
        string[] currencies = [.. (await CurrenciesAsync(from, to)).Union(await CurrenciesAsync(fromBefore, toBefore))];
        var now = await TellAsync(from, to, currencies);
        var before = await TellAsync(fromBefore, toBefore, currencies);
        Assert.Equal(now, page.Document.QuerySelectorAll(".tiles strong").Select(Words));
        Assert.Equal(before.Select(figure => figure is "0" or "€0.00" or "USD 0.00" ? "none" : figure), page.Document.QuerySelectorAll(".tiles .was").Select(was => Words(was).Replace(" before", "", StringComparison.Ordinal)));
        Assert.NotEqual("0", now[2]);
        Assert.True(days == 1 || now[3] != "0", "Nobody ordered.");
        await CheckRanksAsync(page.Document, "Placements", "lower(CASE Placement WHEN 'ThankYou' THEN 'thank-you' WHEN 'SoldOut' THEN 'sold-out' WHEN 'PriceDrop' THEN 'price-drop' ELSE Placement END)", from, to);
        await CheckRanksAsync(page.Document, "Products and pages", "WebPage", from, to);
        await CheckRanksAsync(page.Document, "Campaigns", "CAST(CampaignId AS TEXT)", from, to);
        Assert.Contains(Words(await OneAsync($"SELECT printf('%,d', COUNT(*)) AS Value FROM Orders WHERE Status <> 'Cancelled' AND PlacedAt >= {{0}} AND PlacedAt < {{1}}", from, to)), Words(page.Document.QuerySelector(".about-orders")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days=30&show=visits", "2026-10-29", 30)]
    [InlineData("days=30&show=value", "2026-10-29", 30)]
    [InlineData("from=2026-10-24&to=2026-10-26&show=conversion", "2026-10-24", 3)]
    [InlineData("days=90&show=lost", "2026-08-30", 90)]
    public async Task Each_day_of_the_chart_is_what_plain_sql_says(string query, string first, int days)
    {
        await _site.FillAsync(_clock.GetUtcNow(), 70, 10);
        var bob = await _site.MerchantAsync();
        var rows = (await bob.GetAsync($"/dashboard?{query}")).Document.QuerySelectorAll(".points tbody tr");
        Assert.Equal(days, rows.Length);
        var place = query.Split("show=")[1] switch { "visits" => 2, "value" => 4, "conversion" => ^2, _ => ^1 };
        var isGoingOn = query.StartsWith("days", StringComparison.Ordinal);
        for (var day = 0; day < days; day++)
        {
            Assert.Equal(await OfDayAsync(day), Words(rows[day].Children[1]));
            Assert.Equal(await OfDayAsync(day - days), Words(rows[day].Children[3]));
        }

        Assert.Equal(isGoingOn, Words(rows[^1].Children[0]).EndsWith("so far", StringComparison.Ordinal));

        async Task<string> OfDayAsync(int day)
        {
            var figures = await TellAsync(Midnight(first, day), Midnight(first, day + 1));
            return figures[place] == "none" ? "" : figures[place];
        }
    }

    [Fact]
    public async Task Today_is_told_by_the_hour()
    {
        await _site.FillAsync(_clock.GetUtcNow(), 3, 60);
        var bob = await _site.MerchantAsync();
        var rows = (await bob.GetAsync("/dashboard?days=1&show=visits")).Document.QuerySelectorAll(".points tbody tr");
        Assert.Equal(24, rows.Length);
        for (var hour = 0; hour < 24; hour++)
        {
            var from = Midnight("2026-11-27", 0).AddHours(hour);
            Assert.Equal(hour > 15 ? "" : (await TellAsync(from, from.AddHours(1)))[2], Words(rows[hour].Children[1]));
        }

        Assert.EndsWith("so far", Words(rows[15].Children[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_on_its_first_day_is_told_what_to_do()
    {
        var bob = await _site.MerchantAsync();
        var first = await bob.GetAsync("/dashboard");
        Assert.Equal("Nobody has come in yet", first.Document.QuerySelector(".first-day h2")!.TextContent);
        Assert.Equal(["/dashboard/setup", "/", "/dashboard/entry-points"], first.Document.QuerySelectorAll(".first-day a").Select(a => a.GetAttribute("href")));
        Assert.Empty(first.Document.QuerySelectorAll(".tiles, .chart, .ranks"));
    }

    [Fact]
    public async Task A_quiet_week_is_told_as_one()
    {
        await _site.FillAsync(_clock.GetUtcNow().AddDays(-40), 10, 5);
        var bob = await _site.MerchantAsync();
        var quiet = await bob.GetAsync("/dashboard?days=7");
        Assert.Contains("Nothing came in in these days", quiet.Text, StringComparison.Ordinal);
        Assert.Equal(7, quiet.Document.QuerySelectorAll(".tiles li").Length);
        Assert.Empty(quiet.Document.QuerySelectorAll(".plot, .ranks"));
    }

    [Fact]
    public async Task Another_rule_than_the_one_that_is_set_is_a_click_away_and_stays_in_the_address()
    {
        await _site.FillAsync(_clock.GetUtcNow(), 40, 10);
        var bob = await _site.MerchantAsync();
        var usual = await bob.GetAsync("/dashboard?days=30&show=orders");
        var link = usual.Document.QuerySelectorAll("#rule a").Single(a => a.TextContent == "1 day").GetAttribute("href")!;
        var other = await bob.GetAsync("/dashboard" + link);
        var expected = await NumberAsync("SELECT COUNT(*) AS Value" + Credited.Replace("& 2", "& 1", StringComparison.Ordinal), Midnight("2026-10-29", 0), _clock.GetUtcNow());
        Assert.Equal(Say(expected), Words(other.Document.QuerySelector("[data-figure=orders] strong")!));
        Assert.NotEqual(Words(usual.Document.QuerySelector("[data-figure=orders] strong")!), Say(expected));
        Assert.EndsWith("&window=1&touch=last", other.Document.QuerySelector("[data-figure=value]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("window=1", other.Document.QuerySelector("[data-load]")!.GetAttribute("data-load"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_that_make_no_period_are_told()
    {
        var bob = await _site.MerchantAsync();
        var page = await bob.GetAsync("/dashboard?from=2026-11-20&to=2026-11-10&show=orders");
        Assert.StartsWith("The first day has to be before the last.", Words(page.Document.QuerySelector("[role=alert]")!), StringComparison.Ordinal);
        Assert.Equal("orders", page.Document.QuerySelector("input[name=show]")!.GetAttribute("value"));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>The tiles as plain SQL has them, in order.</summary>
    private async Task<List<string>> TellAsync(DateTimeOffset from, DateTimeOffset to, params string[] currencies)
    {
        string Count(string table, string column) => $"SELECT COUNT(*) AS Value FROM {table} WHERE {column} >= {{0}} AND {column} < {{1}}";
        var optIns = await NumberAsync(Count("OptInClicks", "At"), from, to);
        var people = await NumberAsync(Count("Conversations", "StartedAt"), from, to);
        var visits = await NumberAsync(Count("Arrivals", "At"), from, to);
        var lost = await NumberAsync(Count("Conversations", "StoppedAt"), from, to) + await NumberAsync(Count("Conversations", "UnreachableAt"), from, to);
        var orders = await NumberAsync("SELECT COUNT(*) AS Value" + Credited, from, to);
        List<string> values = [];
        foreach (var currency in currencies.DefaultIfEmpty("EUR"))
        {
            values.Add(Money(currency == "EUR" ? "€" : currency + " ", await NumberAsync($"SELECT COALESCE(SUM(o.SubtotalMinor + o.DeliveryMinor), 0) AS Value{Credited} AND o.Currency = '{currency}'", from, to)));
        }

        var conversion = visits == 0 ? "none" : ((decimal)orders * 100 / visits).ToString("0.0", CultureInfo.InvariantCulture) + " %";
        return [Say(optIns), Say(people), Say(visits), Say(orders), .. values, conversion, Say(lost)];
    }

    /// <summary>That with the most orders first.</summary>
    private async Task<List<string>> CurrenciesAsync(DateTimeOffset from, DateTimeOffset to) => await _site.ReadAsync(db => db.Database
        .SqlQueryRaw<string>("SELECT o.Currency AS Value" + Credited + " GROUP BY o.Currency ORDER BY COUNT(*) DESC, o.Currency", from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).ToListAsync(Cancel));

    private async Task CheckRanksAsync(IDocument page, string title, string key, DateTimeOffset from, DateTimeOffset to)
    {
        var panel = page.QuerySelectorAll(".ranks section").Single(s => s.QuerySelector("h2")!.TextContent == title);
        var lines = panel.QuerySelectorAll("tbody tr:has(a)");
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var path = line.QuerySelector("a")!.GetAttribute("href")!;
            var thing = path.Contains("key=", StringComparison.Ordinal) ? Uri.UnescapeDataString(path.Split("key=")[1].Split('&')[0]) : path.Split('/')[^1];
            var visits = await NumberAsync($"SELECT COUNT(*) AS Value FROM Arrivals WHERE At >= {{0}} AND At < {{1}} AND {key} = {{2}}", from, to, thing);
            var orders = await NumberAsync($"SELECT COUNT(*) AS Value{Credited} AND {key} = {{2}}", from, to, thing);
            var euros = await NumberAsync($"SELECT COALESCE(SUM(o.SubtotalMinor + o.DeliveryMinor), 0) AS Value{Credited} AND o.Currency = 'EUR' AND {key} = {{2}}", from, to, thing);
            Assert.StartsWith($"{Say(visits)} visit", Words(line.QuerySelector(".why")!), StringComparison.Ordinal);
            Assert.Equal(Say(orders), Words(line.Children[1]));
            Assert.True(euros == 0 || Words(line.Children[2]).Contains(Money("€", euros), StringComparison.Ordinal), $"{thing}: {Words(line.Children[2])} isn't {euros}.");
        }
    }

    private Task<long> NumberAsync(string sql, DateTimeOffset from, DateTimeOffset to, string? key = null) =>
        _site.ReadAsync(db => db.Database.SqlQueryRaw<long>(sql, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), key ?? "").SingleAsync(Cancel));

    private Task<string> OneAsync(string sql, DateTimeOffset from, DateTimeOffset to) =>
        _site.ReadAsync(db => db.Database.SqlQueryRaw<string>(sql, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()).SingleAsync(Cancel));

    private static DateTimeOffset Midnight(string day, int later)
    {
        var local = DateTime.Parse(day, CultureInfo.InvariantCulture).AddDays(later);
        return new(local, Berlin.GetUtcOffset(local));
    }

    private static string Say(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(string sign, long minor) => sign + (minor / 100m).ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Words(IElement element) => Words(element.TextContent);

    private static string Words(string text) => string.Join(' ', text.Replace('\u00a0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
