using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebSite.Model;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Matching;

public class CheckoutTests(BrowserFixture browser)
{
    private const string Library = "**/libphonenumber-min*.js";

    [Fact]
    public async Task A_number_is_written_as_it_is_typed_and_ordered_with_and_its_proof_is_on_the_dashboard()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var checkout = new CheckoutPage(page);
            await checkout.OpenAsync();
            await Expect(checkout.Box).Not.ToBeCheckedAsync();

            await checkout.EnterAsync();
            await checkout.Phone.PressSequentiallyAsync("0401234567");
            await Expect(checkout.Phone).ToHaveValueAsync("040 1234567");
            await Expect(checkout.Says).ToHaveTextAsync("+358 40 1234567, Finland. It looks right.");
            await checkout.Box.CheckAsync();
            await Expect(checkout.Phone).ToHaveValueAsync("+358 40 1234567");
            await PageQuality.CheckAsync(page, 1280);
            await checkout.OrderAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, Alice");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Send news of this order to +358 40 1234567 by Messenger?" })).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, 1280);
            await checkout.ConfirmAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Order news in Messenger by phone number" })).ToBeVisibleAsync();
            await PageQuality.CheckAsync(page, 1280);
            Assert.DoesNotContain("1234567", page.Url, StringComparison.Ordinal);

            await new MerchantPage(page, scene.Site).SetFirstPasswordAsync();
            await page.GotoAsync("/dashboard/entry-points/matching");
            await PageQuality.CheckAsync(page, 1280);
            await page.GetByRole(AriaRole.Link, new() { Name = "+358 … 67" }).ClickAsync();
            var proof = page.GetByRole(AriaRole.Region, new() { Name = "Proof of consent" });
            await Expect(proof).ToContainTextAsync("Alice Archer, +358 40 1234567");
            await Expect(proof.Locator("blockquote")).ToHaveTextAsync(WebSite.Matching.ConsentWordings.TextFor("Kettle & Kin"));
            await PageQuality.CheckAsync(page, 1280);
        }, new() { ViewportSize = new() { Width = 1280, Height = 900 } });
    }

    [Fact]
    public async Task What_cannot_be_a_number_is_said_when_the_field_is_left_and_mended_while_typing()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var checkout = new CheckoutPage(page);
            await checkout.OpenAsync();
            await checkout.EnterAsync();

            await checkout.Phone.PressSequentiallyAsync("0401");
            await Expect(checkout.Says).ToHaveTextAsync("");
            await checkout.Phone.BlurAsync();
            await Expect(checkout.Says).ToHaveTextAsync("Too few digits for Finland.");
            await Expect(checkout.Phone).ToHaveAttributeAsync("aria-invalid", "true");
            await PageQuality.CheckAsync(page, 360);

            // Back into it, the digits that are there stay, and the caret doesn't jump.
            await checkout.Phone.PressAsync("End");
            await checkout.Phone.PressSequentiallyAsync("234567");
            await Expect(checkout.Says).ToHaveTextAsync("+358 40 1234567, Finland. It looks right.");
            await Expect(checkout.Phone).Not.ToHaveAttributeAsync("aria-invalid", "true");
            await checkout.Phone.PressSequentiallyAsync("8901234");
            await Expect(checkout.Says).ToHaveTextAsync("Too many digits for Finland.");

            await checkout.Phone.FillAsync("");
            await checkout.Phone.PressSequentiallyAsync("+12125550101");
            await Expect(checkout.Phone).ToHaveValueAsync("+1 212 555 0101");
            await Expect(checkout.Says).ToContainTextAsync("+1 212 555 0101, United States");
            for (var key = 0; key < 4; key++)
            {
                await checkout.Phone.PressAsync("Backspace");
            }

            await Expect(checkout.Phone).ToHaveValueAsync("+1 212 555 ");
            await checkout.Phone.FillAsync("");
            await checkout.Phone.PressSequentiallyAsync("02 123");
            await page.GetByLabel("Country").SelectOptionAsync("BE");
            await Expect(checkout.Says).ToHaveTextAsync("Too few digits for Belgium.");
        }, new() { ViewportSize = new() { Width = 360, Height = 800 }, ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
    }

    [Fact]
    public async Task The_library_is_not_loaded_before_the_field_is_entered_and_is_not_needed()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var asked = new TaskCompletionSource();
            await page.RouteAsync(Library, route =>
            {
                asked.TrySetResult();
                return route.AbortAsync();
            });
            var checkout = new CheckoutPage(page);
            await checkout.OpenAsync();
            Assert.False(asked.Task.IsCompleted);

            await checkout.Phone.FocusAsync();
            await asked.Task.WaitAsync(Patience.Most, TestContext.Current.CancellationToken);
            await checkout.Phone.FillAsync("040 1");
            await checkout.Box.CheckAsync();
            await checkout.OrderAsync();
            await Expect(page.Locator("#Matching_Phone-error")).ToContainTextAsync("This number has too few digits for Finland.");
            await PageQuality.CheckAsync(page, 1280);
            await checkout.Phone.FillAsync("040 123 4567");
            await checkout.OrderAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, Alice");
        }, new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        Assert.Equal("+358401234567", await PhoneAsync(scene));
    }

    [Fact]
    public async Task Without_script_the_form_does_the_same()
    {
        await using var scene = await Scene.StartAsync();
        await browser.WithPageAsync(scene.Site.Address, async page =>
        {
            var checkout = new CheckoutPage(page);
            await checkout.OpenAsync();
            await checkout.Box.CheckAsync();
            await checkout.Phone.FillAsync("040 123 4567");
            await checkout.OrderAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Thank you, Alice");
            await page.GetByText("Change the number").ClickAsync();
            await page.GetByLabel("Phone number in Messenger").FillAsync("040 765 4321");
            await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();
            await Expect(page.Locator(".notice[role=status]")).ToHaveTextAsync("The number is changed. Please confirm it.");
            await checkout.ConfirmAsync();
            await scene.Until(() => scene.Site.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.State == OutboxState.Failed, TestContext.Current.CancellationToken)));
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("delete my number", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).ClickAsync();
            await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("phone number is deleted");
        }, new() { JavaScriptEnabled = false });
        Assert.Null(await PhoneAsync(scene));
    }

    private static Task<string?> PhoneAsync(Scene scene) =>
        scene.Site.ReadAsync(db => db.ConsentProofs.Select(p => p.Phone).SingleOrDefaultAsync(TestContext.Current.CancellationToken));
}
