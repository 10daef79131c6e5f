using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WebSite.Accounts;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.Support;

/// <summary>What a merchant does on the dashboard.</summary>
internal sealed class MerchantPage(IPage page, SiteHost site)
{
    public const string Email = "bob@example.com";
    public const string Password = "four calm otters at noon";

    /// <summary>The rows of the list of opt-ins.</summary>
    public ILocator Rows => page.Locator("table.rows tbody tr");

    /// <summary>Uses the one-time link, as printed at the first start; ends on the list of opt-ins.</summary>
    /// <param name="origin">Where the site is reached, if not at its own address.</param>
    public async Task SetFirstPasswordAsync(Uri? origin = null)
    {
        await page.GotoAsync(new Uri(origin ?? site.Address, await WelcomePathAsync(site)).ToString());
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set password and sign in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Banner)).ToBeVisibleAsync(); // Signed in.
        await page.GotoAsync(new Uri(new Uri(page.Url), "/dashboard/opt-ins").ToString());
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Opt-ins", Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>The path of a new one-time link.</summary>
    public static async Task<string> WelcomePathAsync(SiteHost site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Welcome>().PathAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException("There is a merchant already.");
    }
}
