using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using WebSite.Accounts;
using WebSite.Checkout;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of every page into the folder that SCREENSHOTS names: bin/screenshots. Not a test; runs only when asked.</summary>
public class Screenshots(BrowserFixture browser)
{
    // Tall enough for a whole page: Chromium paints no frame below the fold.
    private static readonly (int Width, int Height)[] Sizes = [(390, 2300), (1280, 1600)];

    /// <summary>The dashboard's pages to which no other tour leads; the campaign is made on the way.</summary>
    private static readonly (string Name, string Path)[] More =
    [
        ("conversations", "/dashboard/conversations"), ("conversation", "/dashboard/conversations/1"), ("person", "/dashboard/person?conversation=1"),
        ("person-delete", "/dashboard/person/delete?conversation=1"), ("privacy-settings", "/dashboard/privacy"), ("orders-to-send", "/dashboard/orders"),
        ("texts", "/dashboard/texts"), ("templates", "/dashboard/texts/templates"), ("templates-library", "/dashboard/texts/templates?occasion=ordershipped&handler=library&from=shipment_confirmation_1"), ("entry-points", "/dashboard/entry-points"),
        ("entry-plugins", "/dashboard/entry-points/plugins"), ("entry-codes", "/dashboard/entry-points/codes"), ("entry-code", "/dashboard/entry-points/codes/1"),
        ("entry-sheet", "/dashboard/entry-points/codes/1/sheet"), ("entry-campaign", "/dashboard/entry-points/campaigns/1"), ("entry-links", "/dashboard/entry-points/links"),
        ("entry-ads", "/dashboard/entry-points/ads"), ("entry-refs", "/dashboard/entry-points/refs"), ("entry-unnamed", "/dashboard/entry-points/unnamed"),
        ("entry-matching", "/dashboard/entry-points/matching"), ("setup", "/dashboard/setup"),
    ];

    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    [Fact(Explicit = true)]
    public async Task Of_the_shop_and_the_dashboard()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (width, height) in Sizes)
        {
            foreach (var scheme in Schemes)
            {
                await using var scene = await Scene.StartAsync();
                BrowserNewContextOptions look = new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } };
                Task TakeAsync(IPage page, string name) =>
                    page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

                await browser.WithPageAsync(scene.Site.Address, page => ShopAsync(page, scene.Site.Services.GetRequiredService<CartLinks>().PathOf("1x2-9x1-99999x1"), TakeAsync), look);
                await browser.WithPageAsync(scene.Site.Address, page => SecondPersonAsync(page, TakeAsync), look);
                await browser.WithPageAsync(scene.Site.Address, page => ByLinkAsync(page, TakeAsync), look);
                await browser.WithPageAsync(scene.Site.Address, page => DashboardAsync(page, scene.Site, TakeAsync), look);
            }
        }
    }

    private static async Task ShopAsync(IPage page, string cartLink, Func<IPage, string, Task> takeAsync)
    {
        var shop = new ShopPage(page);
        await shop.OpenAsync("/");
        await takeAsync(page, "catalogue");
        await shop.OpenAsync();
        await takeAsync(page, "product-before-consent");
        await shop.AllowAsync();
        await Expect(shop.Button).ToBeVisibleAsync();
        await takeAsync(page, "product-ready");
        await shop.SendAsync();
        await shop.ExpectStateAsync("connected");
        await takeAsync(page, "product-connected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await takeAsync(page, "cart");
        await shop.OpenAsync("/checkout");
        await page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();
        await takeAsync(page, "checkout-errors");
        await shop.OrderAsync();
        await shop.Button.ClickAsync();
        await Expect(shop.Tick).ToBeAttachedAsync();
        await takeAsync(page, "thank-you");
        await page.ReloadAsync();
        await shop.ExpectStateAsync("connected");
        await takeAsync(page, "order");
        await shop.OpenAsync("/orders");
        await takeAsync(page, "orders");
        await shop.OpenAsync(cartLink);
        await takeAsync(page, "cart-copy");
        await shop.OpenAsync("/nowhere");
        await takeAsync(page, "not-found");
        await shop.OpenAsync("/privacy");
        await takeAsync(page, "privacy");
        await shop.OpenAsync("/products/night-garden");
        await takeAsync(page, "sold-out");
    }

    /// <summary>Leaves a conflict behind, for the dashboard to show.</summary>
    private static async Task SecondPersonAsync(IPage page, Func<IPage, string, Task> takeAsync)
    {
        var shop = new ShopPage(page);
        await shop.OpenAllowedAsync("/products/oak-tray");
        await shop.SendAsync("Bob Okafor");
        await shop.ExpectStateAsync("connected");
        await shop.Change.ClickAsync();
        var again = await shop.DialogOfAsync(shop.NotYou);
        await ShopPage.PickAsync(again, "Charlie Åström");
        await ShopPage.ConfirmAsync(again);
        await shop.ExpectStateAsync("conflict");
        await takeAsync(page, "product-conflict");
        await shop.Spot.GetByRole(AriaRole.Link, new() { Name = "None of them?" }).ClickAsync();
        await takeAsync(page, "choose");
    }

    /// <summary>Leaves an opt-in behind that nobody has confirmed.</summary>
    private static async Task ByLinkAsync(IPage page, Func<IPage, string, Task> takeAsync)
    {
        var shop = new ShopPage(page);
        await shop.OrderAsync();
        await ShopPage.PickAsync(await shop.DialogOfAsync(shop.Link), "Bob Okafor"); // Their thread has begun already.
        await Expect(shop.Spot.GetByText("Bob O. wants order")).ToBeVisibleAsync();
        await takeAsync(page, "order-question");
        await page.GotoAsync("/messenger/confirm?back=/&spot=" + await shop.Spot.GetAttributeAsync("data-spot"));
        await takeAsync(page, "confirm");
    }

    private static async Task DashboardAsync(IPage page, SiteHost site, Func<IPage, string, Task> takeAsync)
    {
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, 600);
        await page.GotoAsync("/dashboard/opt-ins");
        await takeAsync(page, "sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await takeAsync(page, "sign-in-errors");
        await page.GotoAsync(await MerchantPage.WelcomePathAsync(site));
        await takeAsync(page, "welcome");
        var merchant = new MerchantPage(page, site);
        await merchant.SetFirstPasswordAsync();
        await takeAsync(page, "dashboard");
        await merchant.Rows.Last.Locator("a[href^='/dashboard/sessions/']").First.ClickAsync();
        await takeAsync(page, "session");
        await AccountAsync(page, site, takeAsync);
        await InboxAsync(page, site, takeAsync);
        await MoreAsync(page, takeAsync);
    }

    private static async Task MoreAsync(IPage page, Func<IPage, string, Task> takeAsync)
    {
        await page.GotoAsync("/dashboard/entry-points/links");
        await page.GetByLabel("Name").FillAsync("Spring poster");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        foreach (var (name, path) in More)
        {
            await page.GotoAsync(path);
            await takeAsync(page, name);
        }

        await page.GotoAsync("/dashboard/texts/templates?occasion=ordershipped");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for approval" }).ClickAsync();
        await Expect(page.Locator(".template")).ToBeVisibleAsync();
        await takeAsync(page, "template-sent");
    }

    private static async Task AccountAsync(IPage page, SiteHost site, Func<IPage, string, Task> takeAsync)
    {
        await page.GotoAsync("/dashboard/account");
        await takeAsync(page, "account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await takeAsync(page, "account-errors");
        await using var scope = site.Services.CreateAsyncScope();
        var merchant = await site.ReadAsync(db => db.Merchants.SingleAsync());
        await page.GotoAsync(scope.ServiceProvider.GetRequiredService<ResetLink>().PathFor(merchant));
        await takeAsync(page, "reset");
        await page.GotoAsync("/account/reset/used");
        await takeAsync(page, "reset-used");
    }

    private static async Task InboxAsync(IPage page, SiteHost site, Func<IPage, string, Task> takeAsync)
    {
        var messenger = site.Services.GetRequiredService<IOptions<MessengerOptions>>().Value;
        using var http = site.Browser();
        using var foreign = await http.PostAsync(Payload.Delivery(Payload.Event("\"message\":{\"mid\":\"m\",\"text\":\"Is it in stock?\"}")), messenger.AppSecrets[0]);
        using var unsigned = await http.PostSignedAsync([]);
        await site.FailAsync(Payload.Event("\"optin\":{\"ref\":\"R\"}", Payload.Now, pageId: messenger.PageId), messenger.AppSecrets[0], messenger.PageId);
        await page.GotoAsync("/dashboard/deliveries");
        await takeAsync(page, "deliveries");
        await page.GotoAsync("/dashboard/deliveries?kind=optin&outcome=setaside");
        await takeAsync(page, "deliveries-filtered");
        await page.Locator("table.events .pick a").First.ClickAsync();
        await takeAsync(page, "event");
    }
}
