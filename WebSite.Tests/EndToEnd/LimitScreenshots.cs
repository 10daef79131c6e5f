using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>As <see cref="Screenshots"/>, of what is asked before a number is written to, and of the pages that say that there is a limit.</summary>
public class LimitScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_limits()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (width, height) in new[] { (390, 2300), (1280, 1600) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var scene = await Scene.StartAsync(("Matching:MostADay", "1"), ("Matching:MostADayByAddress", "1"), ("Limits:Carts", "3"));
                BrowserNewContextOptions look = new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } };
                Task TakeAsync(IPage page, string name) =>
                    page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"limit-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

                await browser.WithPageAsync(scene.Site.Address, page => ShopAsync(page, TakeAsync), look);
                await FloodAsync(scene.Site);
                await browser.WithPageAsync(scene.Site.Address, page => DashboardAsync(page, scene.Site, TakeAsync), look);
            }
        }
    }

    private static async Task ShopAsync(IPage page, Func<IPage, string, Task> takeAsync)
    {
        var checkout = new CheckoutPage(page);
        await page.GotoAsync("/products/dawn-cup");
        await takeAsync(page, "product");
        await page.GetByLabel("Quantity").FillAsync("10");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await takeAsync(page, "cart");
        await OrderAsync(page, checkout, "040 123 4567");
        await takeAsync(page, "asks");
        await page.GetByText("Change the number").ClickAsync();
        await takeAsync(page, "changes");
        await checkout.ConfirmAsync();
        await takeAsync(page, "confirmed");
        await OrderAsync(page, checkout, "040 765 4321");
        await takeAsync(page, "not-today");
        await page.GotoAsync(ShopPage.Teapot);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await takeAsync(page, "too-much");
    }

    private static async Task OrderAsync(IPage page, CheckoutPage checkout, string phone)
    {
        await checkout.OpenAsync();
        await checkout.Box.CheckAsync();
        await checkout.Phone.FillAsync(phone);
        await checkout.OrderAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, Alice" }).WaitForAsync();
    }

    private static Task<int> FloodAsync(SiteHost site) => site.ReadAsync(db =>
    {
        for (byte n = 0; n < 14; n++)
        {
            db.BrowserHints.Add(new()
            {
                SessionToken = Guid.NewGuid(),
                Placement = WebSite.Model.Placement.Cart,
                WebPage = "/cart",
                Address = [.. new byte[15], n < 12 ? (byte)99 : n],
                At = DateTimeOffset.UtcNow.AddMinutes(-5),
            });
        }

        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    private static async Task DashboardAsync(IPage page, SiteHost site, Func<IPage, string, Task> takeAsync)
    {
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, 600);
        await new MerchantPage(page, site).SetFirstPasswordAsync();
        await page.GotoAsync("/dashboard/opt-ins");
        await takeAsync(page, "alarms");
        await page.GotoAsync("/dashboard/entry-points/matching");
        await takeAsync(page, "requests");
        await page.GotoAsync("/dashboard/entry-points/matching/1");
        await takeAsync(page, "proof");
    }
}
