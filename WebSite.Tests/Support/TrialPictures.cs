using Messenger.AspNetCore.Refs;
using WebSite.Model;
using WebSite.Placing;

namespace WebSite.Tests.Support;

/// <summary>Experiments with numbers as a small shop has them.</summary>
internal static class TrialPictures
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One that has found something, one that goes on, one that was stopped; and changes. Returns the first.</summary>
    public static async Task<int> FillAsync(SiteHost site)
    {
        await site.UseAsync((PlacementEditing editing) => editing.ChangeAsync(Placement.Cart, SpotLook.Start(Placement.Cart, new()) with { Color = "white", Headline = "Your cart, on your phone" }, MerchantPage.Email, Cancel));
        await site.UseAsync((PlacementEditing editing) => editing.ChangeAsync(Placement.Cart, SpotLook.Start(Placement.Cart, new()) with { Color = "white", Headline = "Take this cart along" }, MerchantPage.Email, Cancel));
        var stopped = await site.BeginTrialAsync(Placement.Checkout, ExperimentGoal.Orders, look => look with { IsOn = false });
        await CountAsync(site, stopped, (2400, 0, 180), (2380, 0, 171));
        await site.StopTrialAsync(stopped, 0);
        var runs = await site.BeginTrialAsync(Placement.Cart, look => look with { Position = SpotPosition.Higher });
        await CountAsync(site, runs, (310, 12, 60), (322, 17, 66));
        var found = await site.BeginTrialAsync(Placement.Product, look => look with { Headline = "Questions about the {product}? A person answers.", CtaText = "SEND_ME_UPDATES" }, look => look with { Color = "white", Size = "xlarge" });
        await CountAsync(site, found, (2710, 96, 70), (2744, 181, 81), (2698, 101, 66));
        return found;
    }

    private static async Task CountAsync(SiteHost site, int id, params (int Sessions, int OptIns, int Orders)[] counts) => await site.ReadAsync(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        var (at, spots, figures, money) = (DateTimeOffset.UtcNow, new SpotSums(), new FigureSums(), new MoneySums());
        var order = new Order { Token = "", Browser = default, Currency = "EUR", PlacedAt = at, Name = "", Email = "", Street = "", PostalCode = "", City = "", Country = "" };
        foreach (var (count, n) in counts.Select((count, n) => (count, n)))
        {
            for (var i = 0; i < count.Sessions; i++)
            {
                SpotRules.Count(default(PluginRef) with { Placement = 1 }, null, SpotSigns.None, SpotSigns.None, at, spots, new(id, n));
            }

            figures.Add(Dimension.Variant, new VariantMark(id, n).Key, at, Counted.Linked, count.OptIns);
            for (var i = 0; i < count.Orders; i++)
            {
                money.Add(new OrderVariant { ExperimentId = id, Variant = n }, order, 1);
            }
        }

        db.Count(spots);
        db.Count(figures);
        db.Count(money);
        await transaction.CommitAsync(Cancel);
        return 0;
    });
}
