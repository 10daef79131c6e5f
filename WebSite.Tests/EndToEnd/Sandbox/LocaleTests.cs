using Microsoft.Playwright;
using WebSite.Sandbox.Plugins;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

public class LocaleTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("de_AT", "de", "ltr", "An Messenger senden", "Anmelden", "Bestätigen", "Nicht du?")]
    [InlineData("ar_AR", "ar", "rtl", "إرسال إلى ماسنجر", "تسجيل الدخول", "تأكيد", "لست أنت؟")]
    [InlineData("xx_XX", "en", "ltr", "Send to Messenger", "Log in", "Confirm", "Not you?")]
    public async Task Plugin_and_dialogs_speak_the_language_of_the_sdks_address(
        string locale, string language, string direction, string send, string logIn, string confirm, string notYou)
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Shop.ShowPage(scene.Sandbox.Address, PluginPage.Markup(), locale: locale);
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            var plugin = new PluginPage(page);
            await plugin.OpenAsync();
            await ExpectLanguageAsync(plugin.Frame.Locator("html"), language, direction);

            var dialog = await plugin.PopupOfAsync(plugin.Frame.GetByRole(AriaRole.Button, new() { Name = send }));
            await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = logIn })).ToBeVisibleAsync();
            await ExpectLanguageAsync(dialog.Locator("html"), language, direction);
            await PluginPage.PickAsync(dialog, "Alice Lindqvist");
            await ExpectLanguageAsync(dialog.Locator("html"), language, direction);
            await dialog.GetByRole(AriaRole.Button, new() { Name = confirm }).ClickAsync();

            await Expect(plugin.Frame.GetByRole(AriaRole.Button, new() { Name = notYou })).ToBeVisibleAsync();
        });
    }

    [Theory]
    [InlineData("fr_FR")]
    [InlineData("pl_PL")]
    public async Task No_button_cuts_its_longest_words(string locale)
    {
        await using var scene = await SandboxScene.StartAsync();
        var words = Wording.Of(locale);
        var longest = Wording.Names.OrderByDescending(name => words[name].Length).Take(2);
        var all = string.Concat(Sizes().SelectMany(_ => longest, (size, cta) =>
            $"""<div class="fb-send-to-messenger" messenger_app_id="demo-app" page_id="demo-page" size="{size}" cta_text="{cta}"></div>"""));
        scene.Shop.ShowPage(scene.Sandbox.Address, all, locale: locale);
        await browser.WithPageAsync(scene.Shop.Address, async page =>
        {
            await new PluginPage(page).LogInBeforehandAsync(scene.Sandbox, "Alice Lindqvist");
            await page.GotoAsync("/");
            await Expect(page.Locator("[fb-xfbml-state=rendered]")).ToHaveCountAsync(6);
            await Expect(new PluginPage(page).Events).ToHaveCountAsync(6);

            foreach (var frame in page.Frames.Skip(1))
            {
                // Once the web page has given the room that was asked for.
                await frame.WaitForFunctionAsync(
                    """
                    () => {
                      const [words, button] = ['.words', '.go'].map(name => document.querySelector(name).getBoundingClientRect());
                      return innerWidth < 1000 && words.left >= button.left && words.right <= button.right && button.right <= innerWidth
                        && document.querySelector('.not-you').getBoundingClientRect().right <= innerWidth;
                    }
                    """);
            }
        });
    }

    private static string[] Sizes() => ["standard", "large", "xlarge"];

    private static async Task ExpectLanguageAsync(ILocator html, string language, string direction)
    {
        await Expect(html).ToHaveAttributeAsync("lang", language);
        await Expect(html).ToHaveAttributeAsync("dir", direction);
    }
}
