using Messenger.AspNetCore.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of the dashboard's lists with something in them, into the folder that SCREENSHOTS names. Not a test; runs only when asked.</summary>
public class ListScreenshots(BrowserFixture browser)
{
    private static readonly string[] Lists = ["opt-ins", "people", "conversations", "sessions", "orders", "deliveries"];

    [Fact(Explicit = true)]
    public async Task Of_the_lists()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAllowedAsync();
            await shop.OrderAsync();
            await ShopPage.PickAsync(await shop.DialogOfAsync(shop.Button), Chat.Alice);
            await shop.ExpectStateAsync("connected");
        });
        await FillAsync(scene.Site);
        var welcome = true;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in new[] { 390, 1280 })
            {
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    if (welcome)
                    {
                        await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
                        welcome = false;
                    }
                    else
                    {
                        await page.GotoAsync("/account/sign-in");
                        await page.GetByLabel("E-mail").FillAsync(MerchantPage.Email);
                        await page.GetByLabel("Password").FillAsync(MerchantPage.Password);
                        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
                    }

                    Task TakeAsync(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), Animations = ScreenshotAnimations.Disabled });
                    foreach (var list in Lists)
                    {
                        await page.GotoAsync("/dashboard/" + list);
                        await TakeAsync("list-" + list);
                    }

                    await page.GotoAsync("/dashboard/opt-ins?placement=cart&search=maria");
                    await TakeAsync("list-filtered");
                    await page.GotoAsync("/dashboard/people?sort=az");
                    await TakeAsync("list-sorted");
                    await page.GotoAsync("/dashboard/funnel/list?by=way&step=came");
                    await TakeAsync("funnel-list");
                    await page.GotoAsync("/dashboard/person?conversation=1");
                    await TakeAsync("person");
                    await page.EmulateMediaAsync(new() { Media = Media.Print });
                    await TakeAsync("person-print");
                    await page.EmulateMediaAsync(new() { Media = Media.Screen });
                    await page.GotoAsync("/dashboard/sessions/1");
                    await TakeAsync("session");
                    if (width == 390)
                    {
                        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
                        await TakeAsync("menu");
                    }
                }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = width == 390 ? 1500 : 1000 } });
            }
        }
    }

    private static Task<int> FillAsync(SiteHost site) => site.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
        """
        INSERT INTO "Conversations" ("PageId", "Psid", "StartedAt", "LastAt", "ActedAt", "Unread", "Profile", "Name", "NameKey", "StoppedAt", "UnreachableAt")
        SELECT {0}, '73914108937' || (1000 + value * 37), {1} - value * 7000000, {1} - value * 5000000, {1} - value * 5000000, value % 3 = 0, 'Known',
            (SELECT json_extract('["Maria Virtanen","Bob Okafor","Charlie Åström","Dora Nuñez","Emil Łukasz","Fatima al-Hassan","Gao Min","Hanna Ek"]', '$[' || (value % 8) || ']')), 'maria',
            CASE value % 11 WHEN 5 THEN {1} - value * 4000000 END, CASE value % 13 WHEN 7 THEN {1} END
        FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30]');
        INSERT INTO "OptIns" ("PageId", "Psid", "EntryPoint", "Placement", "WebPage", "FirstAt", "LastAt", "RecordedAt", "ClickCount", "Trust", "Unlinked")
        SELECT "PageId", "Psid", CASE "Id" % 3 WHEN 0 THEN 'Link' ELSE 'SendToMessenger' END, CASE "Id" % 4 WHEN 1 THEN NULL ELSE 'Cart' END, '/cart', "StartedAt", "LastAt", 0, "Id" % 4 + 1,
            CASE "Id" % 3 WHEN 0 THEN 'Unconfirmed' ELSE 'Proven' END, CASE "Id" % 4 WHEN 1 THEN 'Foreign' END
        FROM "Conversations" WHERE "Id" > 1;
        """, [site.Services.GetRequiredService<IOptions<MessengerOptions>>().Value.PageId, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()], TestContext.Current.CancellationToken));
}
