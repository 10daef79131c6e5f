using Messenger.AspNetCore.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WebSite.Backups;
using WebSite.Tests.Support;

namespace WebSite.Tests.EndToEnd.SetUp;

/// <summary>As <see cref="Screenshots"/>, of what set-up and the dashboard say of backups.</summary>
public class BackupScreenshots(BrowserFixture browser)
{
    [Fact(Explicit = true)]
    public async Task Of_backups()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? throw new InvalidOperationException("SCREENSHOTS must name the folder for the pictures.");
        foreach (var (width, height) in new[] { (390, 844), (1280, 800) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                using TempFolder place = new();
                await using var site = new SiteHost([new("Backup:Folder", place.File("backups"))]) { MayErr = true };
                BrowserNewContextOptions look = new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height } };
                await browser.WithPageAsync(site.Address, async page =>
                {
                    Task TakeAsync(string name) => page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"backup-{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), Animations = ScreenshotAnimations.Disabled });
                    var schedule = site.Services.GetRequiredService<BackupSchedule>();
                    await new MerchantPage(page, site).SetFirstPasswordAsync();
                    await schedule.RunIfDueAsync(TestContext.Current.CancellationToken);
                    await page.GotoAsync($"{SetUpPage.Path}#backups");
                    await TakeAsync("good");

                    site.Services.GetRequiredService<LastBackup>().Fail(DateTimeOffset.UtcNow, "The disk of '/var/lib/shop/backups' has 80 MB free. A backup takes 61 MB, and 64 MB are left for the shop. Make room, name a folder on another disk (Backup:Folder), or keep fewer (Backup:Keep).");
                    await page.ReloadAsync();
                    await TakeAsync("wrong");
                    await page.GotoAsync("/dashboard/opt-ins");
                    await TakeAsync("alarm");
                }, look);
            }
        }
    }
}
