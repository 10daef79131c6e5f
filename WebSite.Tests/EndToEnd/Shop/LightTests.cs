using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Shop;

/// <summary>What the shop's own scripts and styles weigh, as a published site sends them: each file packed by Brotli.</summary>
public class LightTests(BrowserFixture browser)
{
    private const int MostScript = 8_000;
    private const int MostStyle = 12_000;

    [Theory]
    [InlineData(ShopPage.Teapot, false)]
    [InlineData(ShopPage.Teapot, true)]
    [InlineData("/cart", true)]
    [InlineData("/checkout", true)]
    [InlineData("order", false)]
    [InlineData("order", true)]
    public async Task A_page_of_the_shop_is_light(string path, bool allows)
    {
        var (script, style) = await WeighAsync(path, allows);
        Assert.NotEmpty(script);
        AssertLight(script, MostScript);
        AssertLight(style, MostStyle);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/delivery")]
    [InlineData("/orders")]
    [InlineData("/nowhere")]
    public async Task A_page_without_a_spot_has_nothing_of_its(string path)
    {
        var (script, style) = await WeighAsync(path, allows: true);
        Assert.Empty(script);
        Assert.DoesNotContain(style.Keys, url => url.Contains("messenger", StringComparison.Ordinal));
        AssertLight(style, MostStyle);
    }

    private static void AssertLight(IReadOnlyDictionary<string, int> files, int most) =>
        Assert.True(files.Values.Sum() < most, $"{files.Values.Sum()} bytes, {most} are allowed: {string.Join(", ", files.OrderByDescending(f => f.Value).Select(f => $"{f.Key} {f.Value}"))}");

    private async Task<(IReadOnlyDictionary<string, int> Script, IReadOnlyDictionary<string, int> Style)> WeighAsync(string path, bool allows)
    {
        await using var scene = await Scene.StartAsync();
        var answers = new ConcurrentBag<IResponse>();
        var files = new Dictionary<string, Dictionary<string, int>> { ["script"] = [], ["stylesheet"] = [] };
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var shop = new ShopPage(page);
            await shop.OpenAsync();
            if (allows)
            {
                await shop.AllowAsync();
            }

            if (path is "/cart" or "/checkout")
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your cart");
            }

            if (path == "order")
            {
                await shop.OrderAsync();
                path = page.Url;
            }

            await page.GotoAsync("about:blank"); // Nothing of the page before counts.
            page.Response += (_, answer) => answers.Add(answer);
            await page.GotoAsync(path);
            if (await shop.Spot.CountAsync() > 0)
            {
                await Expect(shop.Spot).ToHaveAttributeAsync("data-state", allows ? "ready" : "consent");
            }

            foreach (var answer in answers.Where(a => a.Url.StartsWith(scene.Site.Address.ToString(), StringComparison.Ordinal) && files.ContainsKey(a.Request.ResourceType) && a.Ok))
            {
                files[answer.Request.ResourceType][new Uri(answer.Url).AbsolutePath] = Packed(await answer.BodyAsync());
            }
        });
        return (files["script"], files["stylesheet"]);
    }

    private static int Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return (int)packed.Length;
    }
}
