using Microsoft.Playwright;

namespace WebSite.Tests.Support;

/// <summary>The checkout's form, with its part for a phone number.</summary>
internal sealed class CheckoutPage(IPage page)
{
    /// <summary>The consent box.</summary>
    public ILocator Box => page.Locator("#Matching_Agrees");

    public ILocator Phone => page.GetByLabel("Phone number in Messenger");

    /// <summary>What is said of the number as it stands.</summary>
    public ILocator Says => page.Locator("#Matching_Phone-says");

    /// <summary>Puts a teapot in the cart, and fills in everything but the number.</summary>
    public async Task OpenAsync(string name = "Alice Archer")
    {
        await page.GotoAsync(ShopPage.Teapot);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to checkout" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("E-mail").FillAsync("alice@example.com");
        await page.GetByLabel("Street and number").FillAsync("Harbour Street 12");
        await page.GetByLabel("Postal code").FillAsync("20100");
        await page.GetByLabel("Town or city").FillAsync("Turku");
        await page.GetByLabel("Country").SelectOptionAsync("FI");
    }

    /// <summary>Enters the number's field, and waits until the help for it is there.</summary>
    public async Task EnterAsync()
    {
        await Phone.FocusAsync();
        await Assertions.Expect(page.Locator("#Matching_Phone[data-helped]")).ToHaveCountAsync(1);
    }

    /// <summary>Says yes to the number on the order's own page.</summary>
    public Task ConfirmAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Yes, send" }).ClickAsync();

    public Task OrderAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Place order" }).ClickAsync();
}
