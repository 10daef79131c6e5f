using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>A merchant makes the shop their own, in a browser, and a shopper sees it.</summary>
public sealed class OwnShopTests(BrowserFixture browser)
{
    [Fact]
    public async Task From_the_demo_to_a_shop_of_ones_own()
    {
        await using SiteHost site = new();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await new MerchantPage(page, site).SetFirstPasswordAsync();

            // A product with a picture.
            await page.GetByRole(AriaRole.Link, new() { Name = "Products", Exact = true }).ClickAsync();
            await Expect(page.GetByText("This is a demo shop.")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "New product" }).ClickAsync();
            await page.GetByLabel("Name").FillAsync("Birch lamp");
            await page.GetByLabel("Price in EUR").FillAsync("89,00");
            await page.GetByLabel("Pieces in stock").FillAsync("7");
            await page.GetByLabel("Description").FillAsync("Turned from one piece.\n\nOiled.");
            await page.GetByLabel("Picture").SetInputFilesAsync(new FilePayload { Name = "lamp.jpg", MimeType = "image/jpeg", Buffer = Upload.Picture() });
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByText("Birch lamp is saved.")).ToBeVisibleAsync();

            // A file: looked at, then taken.
            await page.GotoAsync("/dashboard/products/import");
            await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "products", "woocommerce.csv"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
            await Expect(page.GetByText("It is a WooCommerce product export")).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Take all 4" }).ClickAsync();
            await Expect(page.GetByText("Done: 4 new products")).ToBeVisibleAsync();

            // The demo goes.
            await page.GetByRole(AriaRole.Link, new() { Name = "Remove the demo…" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove the demo" }).ClickAsync();
            await Expect(page.GetByText("The demo is gone: 12 products were deleted.")).ToBeVisibleAsync();

            // Name and colours.
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Dashboard" }).GetByRole(AriaRole.Link, new() { Name = "Shop", Exact = true }).ClickAsync();
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nordlicht");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the words" }).ClickAsync();
            await page.GetByLabel("Buttons and links", new() { Exact = true }).FillAsync("#ffcc00");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the colours" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("can't be read by everybody on light pages");
            await page.GetByLabel("Buttons and links", new() { Exact = true }).FillAsync("#7a1f5d");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the colours" }).ClickAsync();
            await Expect(page.GetByText("The colours are saved")).ToBeVisibleAsync();
        });

        await browser.WithPageAsync(site.Address, async page =>
        {
            await page.GotoAsync("/");
            await Expect(page).ToHaveTitleAsync("Welcome · Nordlicht");
            await page.GetByRole(AriaRole.Link, new() { Name = "Birch lamp" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Birch lamp", Exact = true })).ToBeVisibleAsync();
            var picture = page.Locator("img.art").First;
            Assert.True(await picture.EvaluateAsync<bool>("img => img.decode().then(() => img.naturalWidth === 640)"));
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" })).ToHaveCSSAsync("background-color", "rgb(122, 31, 93)");
        }, new() { ColorScheme = ColorScheme.Light });
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Every_page_of_it_is_accessible_and_fits(ColorScheme scheme, int width)
    {
        await using SiteHost site = new();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await new MerchantPage(page, site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard/shop");
            await page.GetByLabel("Contact: how to reach you").FillAsync("hello@shop.example");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the words" }).ClickAsync();
            await page.GetByLabel("Buttons and links", new() { Exact = true }).FillAsync("#7a1f5d");
            await page.GetByLabel("Behind the heading").FillAsync("#ffd0e8");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the colours" }).ClickAsync();
            foreach (var path in Pages)
            {
                await page.GotoAsync(path);
                await PageQuality.CheckAsync(page, width);
            }

            await page.GotoAsync("/dashboard/products/import");
            await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "a.csv", MimeType = "text/csv", Buffer = "slug,name,price\nhorn,,1\nbell,Bell,2\noak-tray,,49\n"u8.ToArray() });
            await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
            await Expect(page.GetByText("Line 2")).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, width);
        }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });
    }

    internal static readonly string[] Pages =
    [
        "/dashboard/products", "/dashboard/products/product", "/dashboard/products/product/1", "/dashboard/products/categories", "/dashboard/products/pictures", "/dashboard/products/import",
        "/dashboard/products/demo", "/dashboard/shop", "/", "/contact", "/delivery", "/products/oak-tray",
    ];
}
