using Microsoft.Playwright;
using WebSite.Tests.EndToEnd.Shop;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd;

/// <summary>As <see cref="Screenshots"/>: every state of the Messenger spot side by side on one sheet, for a phone and for a wide screen.</summary>
public class SpotSheet(BrowserFixture browser)
{
    /// <summary>States that look different on other web pages.</summary>
    private static readonly (string Page, string[] States)[] Pages =
    [
        ("product", [.. SpotStates.All.Keys]),
        ("cart", ["consent", "drawn", "connected"]),
        ("checkout", ["consent", "drawn", "link", "question", "connected", "conflict"]),
        ("thank-you", ["consent", "drawn", "link", "question", "connected"]),
    ];

    [Theory(Explicit = true)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Dark)]
    public async Task Of_every_state(int width, int height, ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        BrowserNewContextOptions look = new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } };
        var name = $"{width}-{scheme.ToString().ToLowerInvariant()}";
        var pictures = new List<(string Name, byte[] Spot)>();
        foreach (var (where, states) in Pages)
        {
            foreach (var state in states)
            {
                await using var scene = await Scene.StartAsync();
                await browser.WithPageAsync(scene.Site.Address, async page =>
                {
                    await SpotStates.ReachAsync(state, scene, page, shop => OpenAsync(where, page, shop));
                    pictures.Add(($"{where}: {state}", await new ShopPage(page).Spot.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled })));
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"spot-{where}-{state.Replace(' ', '-')}-{name}.png") });
                }, look);
            }
        }

        await using var blank = await Scene.StartAsync();
        await browser.WithPageAsync(blank.Site.Address, async page =>
        {
            await page.SetContentAsync(
                $"<body style='margin:16px;background:{(scheme == ColorScheme.Dark ? "#131917;color:#ccc" : "#f7f6f1")};font:13px sans-serif;display:flex;flex-wrap:wrap;align-items:start;gap:16px'>"
                + string.Concat(pictures.Select(one => $"<figure style='margin:0'><figcaption>{one.Name}</figcaption><img src='data:image/png;base64,{Convert.ToBase64String(one.Spot)}'></figure>")));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"spots-{name}.png"), FullPage = true });
        }, new() { ViewportSize = new() { Width = width == 390 ? 1900 : 1860, Height = 900 } });
    }

    private static Task OpenAsync(string where, IPage page, ShopPage shop) => where switch
    {
        "product" => shop.OpenAsync(),
        "checkout" => new CheckoutPage(page).OpenAsync(),
        "thank-you" => shop.OrderAsync(),
        _ => CartAsync(page, shop),
    };

    private static async Task CartAsync(IPage page, ShopPage shop)
    {
        await shop.OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
    }
}
