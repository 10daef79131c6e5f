using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Experiments;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Placing;

namespace WebSite.Tests.Support;

/// <summary>Experiments, without a screen.</summary>
internal static class Trials
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Begins one in which other looks stand beside what is there.</summary>
    public static Task<int> BeginTrialAsync(this SiteHost site, Placement placement, params Func<SpotLook, SpotLook>[] others) =>
        site.BeginTrialAsync(placement, ExperimentGoal.OptIns, others);

    /// <inheritdoc cref="BeginTrialAsync(SiteHost, Placement, Func{SpotLook, SpotLook}[])"/>
    public static async Task<int> BeginTrialAsync(this SiteHost site, Placement placement, ExperimentGoal goal, params Func<SpotLook, SpotLook>[] others)
    {
        var now = await site.UseAsync(async (PlacementBook book) => await book.OfAsync(placement, Cancel));
        var usual = new UsualRate(new(5, 100), new(5, 100), 100, true);
        var wish = new ExperimentWish(placement, goal, [(now.Look, 1), .. others.Select(other => (other(now.Look), 1))], 0.02, usual);
        Assert.Empty(wish.Faults());
        return (await site.UseAsync((Experimenting experimenting) => experimenting.BeginAsync(wish, MerchantPage.Email, Cancel)))!.Value;
    }

    /// <summary>Stops one.</summary>
    public static Task<bool> StopTrialAsync(this SiteHost site, int id, int? apply = null) =>
        site.UseAsync((Experimenting experimenting) => experimenting.StopAsync(id, apply, MerchantPage.Email, Cancel));

    /// <summary>A browser whose session sees a variant.</summary>
    public static async Task<Visitor> VisitAsync(this SiteHost site, int id, int variant)
    {
        while (true)
        {
            var visitor = site.Visit();
            var page = await visitor.GetAsync(ShopPage.Teapot);
            var key = page.Document.QuerySelector(".spot-place")!.GetAttribute("data-key")!;
            if (VariantMark.Read(site.ReadKey(key).Mark) == new VariantMark(id, variant))
            {
                return visitor;
            }

            visitor.Dispose();
        }
    }

    /// <summary>What a spot's key says.</summary>
    public static PluginRef ReadKey(this SiteHost site, string key)
    {
        Assert.Equal(RefVerdict.Ours, site.Services.GetRequiredService<SpotKeys>().Read(key, out var spot));
        return spot;
    }

    /// <summary>The key of the place that an experiment watches.</summary>
    public static string Place(this WebReply page) => page.Document.QuerySelector(".spot-place")!.GetAttribute("data-key")!;
}
