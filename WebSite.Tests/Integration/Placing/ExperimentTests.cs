using System.Net;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Experiments;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Placing;
using WebSite.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace WebSite.Tests.Integration.Placing;

/// <summary>What is shown to whom in an experiment, what counts for which variant, and how it ends.</summary>
public sealed class ExperimentTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public ExperimentTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_sees_its_variant_on_every_page_of_the_placement_and_each_ref_says_which()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, look => look with { Headline = "Ask us", Color = "white" });
        foreach (var (variant, headline) in new[] { (0, "Talk to us about"), (1, "Ask us") })
        {
            using var visitor = await _site.VisitAsync(id, variant);
            await visitor.ConsentAsync();
            foreach (var path in new[] { ShopPage.Teapot, "/products/oak-tray", ShopPage.Teapot })
            {
                var page = await visitor.GetAsync(path);
                Assert.StartsWith(headline, page.Document.QuerySelector(".messenger-spot h2")!.TextContent, StringComparison.Ordinal);
                Assert.All([page.Ref, page.MessageUsRef, page.LinkRef], text => Assert.Equal((new VariantMark(id, variant), 140), (VariantMark.Read(_site.Read(text).Mark), text.Length)));
                Assert.Equal(variant == 0 ? "blue large" : "white large", SpotMark.Read(_site.Read(page.Ref).Mark)!.Value.Style.Name);
            }
        }

        using var other = _site.Visit();
        await other.GetAsync(ShopPage.Teapot);
        await other.AddToCartAsync("harbour-teapot");
        Assert.Equal(136, (await other.GetAsync("/cart")).LinkRef.Length); // Another placement's.
    }

    [Fact]
    public async Task A_session_counts_once_where_it_comes_by_and_so_does_its_opt_in()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, look => look with { Color = "white" });
        using var visitor = await _site.VisitAsync(id, 1);
        await visitor.ConsentAsync();
        var first = await visitor.GetAsync(ShopPage.Teapot);
        await visitor.TellAsync(first.Place(), "reached,served");
        await visitor.TellAsync(first.Place(), "reached,seen");
        await visitor.TellAsync((await visitor.GetAsync("/products/oak-tray")).Place(), "reached");
        Assert.Equal("Served 1, Seen 1", await _site.StepsAsync(Dimension.Variant, $"{id}:1"));
        Assert.Equal("Served 1, Seen 1", await _site.StepsAsync(Dimension.Placement, "product"));

        await _site.DeliverAsync(OptIn(first.Ref));
        await _site.DeliverAsync(FirstPostback(first.LinkRef));
        await _site.DeliverAsync(OptIn((await visitor.GetAsync("/products/oak-tray")).LinkRef, psid: "4711000000000001"));
        await _site.SettledAsync();
        await _site.CheckFiguresAsync();
        Assert.Equal(new VariantCount(1, 1, 0), (await FindingAsync(id)).Counts[1]);
        Assert.Equal(new VariantCount(0, 0, 0), (await FindingAsync(id)).Counts[0]);
    }

    [Fact]
    public async Task A_browser_counts_once_however_many_sessions_it_makes_and_so_does_its_order()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, ExperimentGoal.Orders, look => look with { Color = "white" });
        using var visitor = await _site.VisitAsync(id, 1);
        for (var n = 0; n < 2; n++)
        {
            Assert.Equal(HttpStatusCode.NoContent, await visitor.TellAsync((await visitor.GetAsync(ShopPage.Teapot)).Place(), "reached"));
            await visitor.AddToCartAsync("harbour-teapot");
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.OrderAsync()).Status);
        }

        await _site.StepsAsync();
        Assert.Equal([new VariantCount(0, 0, 0), new VariantCount(1, 0, 1)], (await FindingAsync(id)).Counts);
    }

    [Fact]
    public async Task An_address_counts_for_few_browsers_a_day_and_others_go_on()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, look => look with { Color = "white" });
        await ComeByAsync(0, 5);
        Assert.Equal(3, await SessionsAsync());
        await ComeByAsync(7, 1);
        Assert.Equal(4, await SessionsAsync());
        _clock.Advance(TimeSpan.FromDays(1));
        await ComeByAsync(0, 5);
        Assert.Equal(7, await SessionsAsync());

        async Task ComeByAsync(byte host, int times)
        {
            for (var n = 0; n < times; n++)
            {
                using var fresh = host == 0 ? _site.Visit() : _site.VisitFrom(host);
                Assert.Equal(HttpStatusCode.NoContent, await fresh.TellAsync((await fresh.GetAsync(ShopPage.Teapot)).Place(), "reached"));
            }
        }

        async Task<long> SessionsAsync()
        {
            await _site.StepsAsync();
            return (await FindingAsync(id)).Counts.Sum(count => count.Sessions);
        }
    }

    [Fact]
    public async Task A_person_opts_in_once_however_many_sessions_they_make()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, look => look with { Color = "white" });
        for (var n = 0; n < 3; n++)
        {
            using var visitor = await _site.VisitAsync(id, 1);
            await visitor.ConsentAsync();
            await _site.DeliverAsync(OptIn((await visitor.GetAsync(ShopPage.Teapot)).Ref));
        }

        using var other = await _site.VisitAsync(id, 1);
        await other.ConsentAsync();
        await _site.DeliverAsync(OptIn((await other.GetAsync(ShopPage.Teapot)).Ref, psid: "4711000000000001"));
        await _site.SettledAsync();
        await _site.CheckFiguresAsync();
        Assert.Equal(2, (await FindingAsync(id)).Counts[1].OptIns);
    }

    [Fact]
    public async Task A_ref_from_before_is_read_and_counts_for_no_variant()
    {
        var shopper = Minted.Shopper();
        var old = _site.RefFor(shopper, Placement.Product, 1);
        var id = await _site.BeginTrialAsync(Placement.Product, look => look with { Color = "white" });
        await _site.DeliverAsync(OptIn(old));
        await _site.SettledAsync();
        Assert.Equal(1, await _site.ReadAsync(db => db.OptInClicks.CountAsync(c => c.Placement == Placement.Product, Cancel)));
        Assert.All((await FindingAsync(id)).Counts, count => Assert.Equal(0, count.OptIns));
    }

    [Fact]
    public async Task Where_nothing_is_shown_the_place_is_counted_all_the_same_and_no_spot()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, ExperimentGoal.Orders, look => look with { IsOn = false });
        using var visitor = await _site.VisitAsync(id, 1);
        await visitor.ConsentAsync();
        var page = await visitor.GetAsync(ShopPage.Teapot);
        Assert.Null(page.Document.QuerySelector(".messenger-spot:not(.quiet)"));
        Assert.Equal(HttpStatusCode.NoContent, await visitor.TellAsync(page.Place(), "reached"));
        Assert.Equal("Served 1, Seen 1", await _site.StepsAsync(Dimension.Variant, $"{id}:1"));
        Assert.Equal("", await _site.StepsAsync());
        Assert.Equal("", await _site.StepsAsync(Dimension.Placement, "product"));
    }

    [Fact]
    public async Task An_order_counts_for_what_its_session_saw_within_a_day_and_comes_off_when_cancelled()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, ExperimentGoal.Orders, look => look with { IsOn = false });
        foreach (var (variant, wait, isTold) in new[] { (0, 1, true), (1, 1, true), (1, 25, true), (1, 1, false) })
        {
            using var visitor = await _site.VisitAsync(id, variant);
            var page = await visitor.GetAsync(ShopPage.Teapot);
            if (isTold)
            {
                await visitor.TellAsync(page.Place(), "reached");
            }

            _clock.Advance(TimeSpan.FromHours(wait));
            await visitor.AddToCartAsync("harbour-teapot");
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.OrderAsync()).Status);
        }

        await _site.StepsAsync();
        await _site.CheckMoneyAsync();
        Assert.Equal([(1, 1), (2, 1)], (await FindingAsync(id)).Counts.Select(c => ((int)c.Sessions, (int)c.Orders)));
        await _site.CancelAsync(await _site.ReadAsync(db => db.OrderVariants.Where(v => v.Variant == 1).Select(v => v.OrderId).SingleAsync(Cancel)));
        await _site.CheckMoneyAsync();
        await _site.UseAsync(async (FigureRebuild rebuild) => await rebuild.RunAsync(null, Cancel));
        await _site.CheckMoneyAsync();
        Assert.Equal([1, 0], (await FindingAsync(id)).Counts.Select(c => (int)c.Orders));
    }

    [Fact]
    public async Task One_runs_at_a_time_on_a_placement_which_can_not_be_changed_meanwhile()
    {
        using var bob = await _site.MerchantAsync();
        var id = await _site.BeginTrialAsync(Placement.Cart, look => look with { Color = "blue" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => _site.BeginTrialAsync(Placement.Cart, look => look with { Size = "xlarge" }));
        Assert.Equal(PlacementEditing.Runs, (await bob.PressAsync("/dashboard/placements/cart", ("Form.Color", "blue"), ("Form.Size", "large"))).Notice());
        Assert.Equal($"/dashboard/experiments/{id}", (await bob.GetAsync("/dashboard/experiments/new?placement=cart")).Location);
        await _site.BeginTrialAsync(Placement.Product, look => look with { Color = "white" });

        Assert.True(await _site.StopTrialAsync(id, 1));
        Assert.False(await _site.StopTrialAsync(id));
        Assert.Equal("blue", (await _site.UseAsync(async (PlacementBook book) => await book.OfAsync(Placement.Cart, Cancel))).Look.Color);
        Assert.Equal(id, await _site.ReadAsync(db => db.PlacementEdits.Select(e => e.ExperimentId).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task What_comes_after_as_many_as_planned_changes_nothing_any_more()
    {
        var id = await _site.BeginTrialAsync(Placement.Product, look => look with { Color = "white" });
        var planned = await _site.ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            var experiment = await db.Experiments.SingleAsync(Cancel);
            var sums = new SpotSums();
            for (var day = 0; day < 4; day++)
            {
                for (var n = 0; n < experiment.Planned / 4 + 1; n++)
                {
                    SpotRules.Count(default(PluginRef) with { Placement = 1 }, null, SpotSigns.None, SpotSigns.None, _clock.GetUtcNow().AddDays(day / 2 * 3 + day), sums, new(id, n % 2));
                }
            }

            db.Count(sums);
            await transaction.CommitAsync(Cancel);
            return experiment.Planned;
        });
        var before = await ReadAsync(id);
        Assert.True(before.Finding.IsOver);
        await _site.ReadAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            var sums = new SpotSums();
            SpotRules.Count(default(PluginRef) with { Placement = 1 }, null, SpotSigns.None, SpotSigns.None, _clock.GetUtcNow().AddDays(20), sums, new(id, 0));
            db.Count(sums);
            await transaction.CommitAsync(Cancel);
            return 0;
        });
        Assert.Equal(before.Finding.Counts, (await ReadAsync(id)).Finding.Counts);
        Assert.NotNull(before.CountedTo);
        Assert.InRange(before.Finding.Sessions, planned, planned + 8);
    }

    [Fact]
    public async Task It_is_begun_and_stopped_on_its_pages()
    {
        using var bob = await _site.MerchantAsync();
        const string New = "/dashboard/experiments/new?placement=product";
        Assert.Contains("None yet", (await bob.GetAsync("/dashboard/experiments")).Said, StringComparison.Ordinal);
        (string, string)[] fields =
        [
            ("Goal", "OptIns"), ("Difference", "1,5"), ("Weight", "1"), ("Variants[0].IsUsed", "true"), ("Variants[0].Plugins", "Both"), ("Variants[0].Color", "blue"),
            ("Variants[0].Size", "large"), ("Variants[0].Headline", ""), ("Variants[0].Position", "Usual"), ("Variants[0].Weight", "1"),
        ];
        Assert.Contains("B is the same as A", (await bob.PostAsync(New, fields, from: New)).Said, StringComparison.Ordinal);
        var heavy = await bob.PostAsync(New, [.. fields.Select(f => (f.Item1, f.Item1.EndsWith("Weight", StringComparison.Ordinal) ? $"{int.MaxValue}" : f.Item2))], from: New);
        Assert.Contains("A: its weight has to be from 1 to 9.", heavy.Said, StringComparison.Ordinal);
        var begun = await bob.PressAsync(New, [.. fields.Where(f => f.Item1 != "Variants[0].Headline"), ("Variants[0].Headline", "Ask us")]);
        Assert.Contains("Nobody has come by yet.", begun.Said, StringComparison.Ordinal);
        var id = await _site.ReadAsync(db => db.Experiments.Select(e => e.Id).SingleAsync(Cancel));
        Assert.Equal(0.015, await _site.ReadAsync(db => db.Experiments.Select(e => e.Difference).SingleAsync(Cancel)));
        Assert.Contains("Experiment runs", (await bob.GetAsync("/dashboard/placements")).Said, StringComparison.Ordinal);
        Assert.Contains("headline “Ask us”", (await bob.GetAsync("/dashboard/experiments")).Said, StringComparison.Ordinal);

        var stopped = await bob.PressAsync($"/dashboard/experiments/{id}?handler=stop", ("apply", "1"));
        Assert.Equal("Stopped. B stands there for everybody from now on.", stopped.Notice());
        Assert.Equal("Ask us", (await bob.GetAsync(ShopPage.Teapot)).Document.QuerySelector(".messenger-spot h2")!.TextContent);
        Assert.Equal("It was stopped already.", (await bob.PressAsync($"/dashboard/experiments/{id}?handler=stop", ("apply", "1"))).Notice());
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/experiments/99")).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<Finding> FindingAsync(int id) => (await ReadAsync(id)).Finding;

    private async Task<ExperimentReading> ReadAsync(int id)
    {
        var experiment = await _site.ReadAsync(db => db.Experiments.AsNoTracking().Include(e => e.Variants).SingleAsync(e => e.Id == id, Cancel));
        return await _site.UseAsync((ExperimentQuery query) => query.ReadAsync(experiment, Cancel));
    }
}
