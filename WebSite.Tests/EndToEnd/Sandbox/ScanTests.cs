using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>Codes are read out of pictures.</summary>
public class ScanTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("https://m.me/demo-page?ref=poster-7")]
    [InlineData("http://localhost:{port}/m.me/demo-page?ref=poster-7")]
    public async Task Scanning_an_m_me_link_opens_the_thread_with_its_ref(string text)
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/scan?");
            await ScanAsync(page, QrPicture.Of(text.Replace("{port}", $"{scene.Sandbox.Address.Port}", StringComparison.Ordinal)));
            await chat.Button("Get Started").ClickAsync();
            await scene.DeliveredAsync("postback");
        });

        Assert.Contains(""","referral":{"ref":"poster-7","source":"SHORTLINK","type":"OPEN_THREAD"}}""", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scanning_a_messenger_code_says_so_in_a_thread_that_exists()
    {
        await using var scene = await SandboxScene.StartAsync();
        var code = scene.Sandbox.World.Codes.Add("billboard-ad");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            await page.GotoAsync("/scan");
            await ScanAsync(page, QrPicture.Of(new Uri(scene.Sandbox.Address, "/c/" + code.Id).ToString()));
            await Expect(chat.Lines.GetByText("scanned a Messenger Code")).ToBeVisibleAsync();
            await scene.DeliveredAsync("referral");
        });

        Assert.Contains("""referral":{"ref":"billboard-ad","source":"MESSENGER_CODE","type":"OPEN_THREAD"}""", scene.Shop.Received.Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_from_the_list_can_be_scanned_without_a_picture()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.Codes.Add("counter-2");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/scan?");
            await chat.Link("Scan").Last.ClickAsync();
            await chat.Button("Get Started").ClickAsync();
            await scene.DeliveredAsync("postback");
        });

        Assert.Contains("\"source\":\"MESSENGER_CODE\"", Assert.Single(scene.Shop.Received).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_codes_are_shown_and_pictures_without_one_say_so()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenAsync("/scan?");
            await ScanAsync(page, QrPicture.Nothing);
            await Expect(page.GetByText("There is no code in this picture.")).ToBeVisibleAsync();
            await ScanAsync(page, "no picture"u8.ToArray());
            await Expect(page.GetByText("can't be read as a picture")).ToBeVisibleAsync();
            await ScanAsync(page, QrPicture.Of("https://shop.example/mug"));
            await Expect(chat.Link("https://shop.example/mug")).ToBeVisibleAsync();
            await ScanAsync(page, QrPicture.Of("javascript:alert(1)"));
            await Expect(page.GetByText("javascript:alert(1)")).ToBeVisibleAsync();
            await Expect(chat.Link("javascript:alert(1)")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task A_picture_chosen_before_the_script_is_there_is_read_all_the_same()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var isChosen = new TaskCompletionSource();
            await page.RouteAsync("**/scan.js*", async route =>
            {
                await isChosen.Task;
                await route.ContinueAsync();
            });
            await new Chat(page).OpenAsync("/scan?");
            await ScanAsync(page, QrPicture.Nothing);
            isChosen.SetResult();
            await Expect(page.GetByText("There is no code in this picture.")).ToBeVisibleAsync();
        });
    }

    private static Task ScanAsync(IPage page, byte[] picture) =>
        page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = picture });
}
