using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of the pages that tell what ways in earned, into the folder that SCREENSHOTS names. Not a test; runs only when asked.</summary>
public class MoneyScreenshots(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Of_entry_points_and_a_campaign()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        await using var site = new SiteHost();
        var path = await FillAsync(site);
        foreach (var width in (int[])[390, 1280])
        {
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await browser.WithPageAsync(site.Address, async page =>
                {
                    await page.GotoAsync("/account/sign-in");
                    await page.GetByLabel("E-mail").FillAsync(MerchantPage.Email);
                    await page.GetByLabel("Password").FillAsync(MerchantPage.Password);
                    await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
                    foreach (var (name, at) in ((string, string)[])[("entry-points", Doors.Root), ("links", Doors.Root + "/links"), ("ads", Doors.Root + "/ads?window=28&touch=first"), ("refs", Doors.Root + "/refs"), ("campaign", path), ("go", "/go/nothing")])
                    {
                        await page.GotoAsync(at);
                        await PageQuality.CheckAsync(page, width);
                        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
                    }
                }, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
            }
        }
    }

    /// <summary>A link, an ad and another's ref, each with orders; some in another currency.</summary>
    private static async Task<string> FillAsync(SiteHost site)
    {
        using var bob = await site.MerchantAsync();
        await site.ReadAsync(db => db.Products.ExecuteUpdateAsync(set => set.SetProperty(p => p.Stock, 1000).SetProperty(p => p.Currency, p => p.Slug == "oak-tray" ? "SEK" : "EUR"), Cancel));
        var letter = await bob.MakeAsync(site, name: "November letter");
        var flyer = await bob.MakeAsync(site, name: "Autumn flyer");
        for (var n = 0; n < 9; n++)
        {
            var shopper = Minted.Shopper();
            var now = DateTimeOffset.UtcNow;
            var session = await site.ReadAsync(async db =>
            {
                var row = db.CheckoutSessions.Add(new() { Token = shopper.SessionToken, Browser = shopper.Browser, CreatedAt = now, UpdatedAt = now }).Entity;
                await db.SaveChangesAsync(Cancel);
                return row.Id;
            });
            await site.ArriveAsync($"10000000{n}", n % 4 == 3 ? EntryPoint.Ad : EntryPoint.Link, n % 4 == 3 ? null : n % 2 == 0 ? flyer.Id : letter.Id, n % 4 == 3 ? "23842700000000777" : null, session, now.AddHours(-n));
            if (n % 3 != 2)
            {
                await site.BuyAsync(shopper, n % 5 == 4 ? "oak-tray" : "harbour-teapot");
            }
        }

        await site.ReadAsync(db => db.Visits.Where(v => v.AdId == null && v.CampaignId == letter.Id).OrderBy(v => v.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(v => v.Ref, "summer-sale-2025"), Cancel));
        return $"{Doors.Root}/campaigns/{flyer.Id}";
    }
}
