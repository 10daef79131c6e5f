using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd.EntryPoints;

/// <summary>The codes that are handed out, read again by jsQR, which has no part in drawing them.</summary>
public class QrTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("qr.svg")]
    [InlineData("qr.svg?logo=true")]
    [InlineData("qr.svg?to=m.me&logo=true")]
    [InlineData("qr.png")]
    [InlineData("qr.png?logo=true&size=1337")]
    [InlineData("qr.png?to=m.me&size=2000")]
    [InlineData("qr.png?to=m.me&logo=true&size=2000")]
    public async Task A_code_says_its_address_with_and_without_the_logo(string file)
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        var campaign = await bob.MakeAsync(site, "codes", "A name as long as a merchant may ever come to think of for a table in a corner");
        var bytes = await bob.Http.GetByteArrayAsync($"{Doors.Root}/codes/{campaign.Id}/{file}", Cancel);
        var expected = file.Contains("m.me", StringComparison.Ordinal)
            ? $"https://m.me/kettleandkin?ref={campaign.Key}"
            : new Uri(site.Address, $"/m/{campaign.Code}").ToString();

        var type = file.StartsWith("qr.svg", StringComparison.Ordinal) ? "image/svg+xml" : "image/png";
        await browser.WithPageAsync(site.Address, async page =>
        {
            var (text, size) = await QrReader.ReadAsync(page, $"data:{type};base64,{Convert.ToBase64String(bytes)}");
            Assert.Equal(expected, text);
            Assert.Equal(file.Contains("2000", StringComparison.Ordinal) ? 2000 : file.Contains("1337", StringComparison.Ordinal) ? 1337 : 1000, size);
        });
    }

    [Theory]
    [InlineData("a6", 298, 420)]
    [InlineData("a4", 595, 842)]
    public async Task A_sheet_is_one_page_of_its_size_and_its_code_can_be_read(string format, int width, int height)
    {
        await using var site = new SiteHost();
        await browser.WithPageAsync(site.Address, async page =>
        {
            await new MerchantPage(page, site).SetFirstPasswordAsync();
            await page.GotoAsync($"{Doors.Root}/codes");
            await page.GetByLabel("Name, for you alone").FillAsync("Table by the window");
            await page.GetByRole(AriaRole.Button, new() { Name = "Make the code" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "The code, and sheets to print" }).ClickAsync();
            await page.GetByLabel("The shop's logo in the middle").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Show the code" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = format.ToUpperInvariant() }).ClickAsync();
            await page.GetByLabel("Heading").FillAsync("Ask about the tea of the day");
            await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ask about the tea of the day");

            var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
            Assert.Contains("/Count 1", pdf, StringComparison.Ordinal);
            var box = System.Text.RegularExpressions.Regex.Match(pdf, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]").Groups;
            Assert.Equal((width, height), ((int)Math.Round(double.Parse(box[1].Value, System.Globalization.CultureInfo.InvariantCulture)), (int)Math.Round(double.Parse(box[2].Value, System.Globalization.CultureInfo.InvariantCulture))));

            await page.EmulateMediaAsync(new() { Media = Media.Print });
            var picture = await page.ScreenshotAsync(new() { FullPage = true });
            var code = await site.ReadAsync(db => db.Campaigns.Select(c => c.Code).SingleAsync(Cancel));
            Assert.Equal(new Uri(site.Address, $"/m/{code}").ToString(), (await QrReader.ReadAsync(page, $"data:image/png;base64,{Convert.ToBase64String(picture)}", bySize: false)).Text);
        });
    }
}
