using Microsoft.Playwright;
using WebSite.Tests.EndToEnd.Shop;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>Takes pictures of the pages on which a merchant makes the shop their own, into the folder that SCREENSHOTS names. Not a test; runs only when asked.</summary>
public sealed class OwnShopScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_products_and_the_shop()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 390), (ColorScheme.Dark, 1280), (ColorScheme.Light, 1280), (ColorScheme.Dark, 390) })
        {
            await using SiteHost site = new();
            await browser.WithPageAsync(site.Address, async page =>
            {
                await new MerchantPage(page, site).SetFirstPasswordAsync();
                await page.GotoAsync("/dashboard/shop");
                await page.GetByLabel("Contact: how to reach you").FillAsync("hello@shop.example");
                await page.GetByRole(AriaRole.Button, new() { Name = "Save the words" }).ClickAsync();
                foreach (var path in OwnShopTests.Pages)
                {
                    await page.GotoAsync(path);
                    await page.ScreenshotAsync(new() { Path = Name(path == "/" ? "home" : path.Trim('/').Replace('/', '-')), FullPage = true });
                }

                await page.GotoAsync("/dashboard/products/import");
                await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "products", "shopify.csv"));
                await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
                await page.ScreenshotAsync(new() { Path = Name("preview"), FullPage = true });
                await page.GotoAsync("/dashboard/shop");
                await page.GetByLabel("Buttons and links", new() { Exact = true }).FillAsync("#ffcc00");
                await page.GetByRole(AriaRole.Button, new() { Name = "Save the colours" }).ClickAsync();
                await page.ScreenshotAsync(new() { Path = Name("colour-fault") });
                await page.GetByLabel("Buttons and links", new() { Exact = true }).FillAsync("#7a1f5d");
                await page.GetByLabel("Behind the heading").FillAsync("#ffd0e8");
                await page.GetByRole(AriaRole.Button, new() { Name = "Save the colours" }).ClickAsync();
                await page.GotoAsync("/dashboard/products/demo");
                await page.GetByRole(AriaRole.Button, new() { Name = "Remove the demo" }).ClickAsync();
                await page.ScreenshotAsync(new() { Path = Name("empty") });
                await page.GotoAsync("/");
                await page.ScreenshotAsync(new() { Path = Name("empty-home") });
                await page.GotoAsync("/dashboard/shop");
                await page.GetByLabel("Picture beside the heading over the catalogue", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = Upload.Picture(width: 1600, height: 900) });
                await page.GetByLabel("Logo", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "b.png", MimeType = "image/png", Buffer = Upload.Picture(SkiaSharp.SKEncodedImageFormat.Png, 300, 300) });
                await page.GetByRole(AriaRole.Button, new() { Name = "Show them" }).ClickAsync();
                await page.GotoAsync("/dashboard/products/product");
                await page.GetByLabel("Name").FillAsync("Birch lamp");
                await page.GetByLabel("Price in EUR").FillAsync("89");
                await page.GetByLabel("Picture").SetInputFilesAsync(new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = Upload.Picture() });
                await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
                await page.ScreenshotAsync(new() { Path = Name("product-saved"), FullPage = true });
                await page.GotoAsync("/");
                await page.ScreenshotAsync(new() { Path = Name("own-home"), FullPage = true });
                await page.GotoAsync("/products/birch-lamp");
                await page.ScreenshotAsync(new() { Path = Name("own-product"), FullPage = true });
            }, new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 900 } });

            string Name(string name) => Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png");
        }
    }
}
