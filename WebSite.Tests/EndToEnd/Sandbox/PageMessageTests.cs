using Microsoft.Playwright;
using WebSite.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace WebSite.Tests.EndToEnd.Sandbox;

/// <summary>What the Page sent, as the person sees it and answers.</summary>
public class PageMessageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(PageMessages.Buttons, "What next?", "Track it", "TRACK")]
    [InlineData(PageMessages.Generic, "Stoneware, 35 cl", "Buy the mug", "BUY_MUG")]
    [InlineData(PageMessages.List, "From the hills", "Taste", "LAPSANG")]
    [InlineData(PageMessages.List, "Spring in a cup", "View more", "MORE")]
    [InlineData(PageMessages.Media, "workshop.jpg", "Visit us", "VISIT")]
    public async Task A_templates_button_sends_its_postback(string message, string shown, string button, string payload)
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            scene.Sandbox.World.Write(message);
            await Expect(chat.Lines.GetByText(shown)).ToBeVisibleAsync();
            await chat.Button(button).ClickAsync();
            await scene.DeliveredAsync("postback", count: 2);
            await Expect(chat.Lines.Locator(".said").GetByText(button)).ToBeVisibleAsync();
        });

        Assert.Contains(scene.Shop.Received, posted => posted.Text.Contains($$"""postback":{"title":"{{button}}","payload":"{{payload}}"}""", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_lead_out_in_a_tab_of_their_own_and_scripts_are_refused()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            scene.Sandbox.World.Write(PageMessages.Buttons);
            scene.Sandbox.World.Write(PageMessages.Generic);
            await Expect(chat.Link("Our shop")).ToHaveAttributeAsync("href", "https://shop.example/");
            await Expect(chat.Link("Our shop")).ToHaveAttributeAsync("rel", "noopener noreferrer");
            await Expect(chat.Link("Call us")).ToHaveAttributeAsync("href", "tel:+12125550199");
            await Expect(chat.Button("Look")).ToBeDisabledAsync();
        });
    }

    [Fact]
    public async Task A_login_button_leads_to_the_website_and_tells_of_its_answer()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            scene.Sandbox.World.Write("""
                {"attachment":{"type":"template","payload":{"template_type":"button","text":"Log in","buttons":[{"type":"account_link","url":"https://shop.example/login?a=1"}]}}}
                """);
            var back = new Uri(scene.Sandbox.Address, "/m.me/demo-page").ToString();
            await Expect(chat.Link("Log In")).ToHaveAttributeAsync(
                "href", "https://shop.example/login?a=1&account_linking_token=demo-link-demo-psid-alice&redirect_uri=" + Uri.EscapeDataString(back));
            await page.GotoAsync("/m.me/demo-page?authorization_code=C-1");
            await scene.DeliveredAsync("account_linking");
        });

        Assert.Contains(scene.Shop.Received, posted => posted.Text.Contains("""
            "account_linking":{"status":"linked","authorization_code":"C-1"}
            """.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_shows_everything_that_was_sent()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            scene.Sandbox.World.Write(PageMessages.Receipt);
            var receipt = page.GetByRole(AriaRole.Article, new() { Name = "Receipt KK-1042" });
            await Expect(receipt.GetByText("Subtotal")).ToBeHiddenAsync();
            await receipt.GetByText("Receipt details").ClickAsync();
            string[] shown =
            [
                "Kettle & Kin Ltd", "Night Garden mug", "Qty. 2", "$50.00", "$1,225.00", "$0.00", "Visa 2345", "1 Hacker Way", "Building 4", "Menlo Park, CA 94025", "US",
                "$1,275.00", "$4.95", "$6.19", "−$20.00", "−$10.00", "$1,256.14", "KK-1042", "7 April 2015", "Allowed",
            ];
            foreach (var words in shown)
            {
                await Expect(receipt.GetByText(words).First).ToBeVisibleAsync();
            }

            await Expect(receipt.GetByRole(AriaRole.Link, new() { Name = "View order" })).ToHaveAttributeAsync("href", "https://shop.example/orders/KK-1042");
        });
    }

    [Fact]
    public async Task What_nobody_knows_is_shown_as_it_came_and_does_no_harm()
    {
        await using var scene = await SandboxScene.StartAsync();
        scene.Sandbox.World.People.Add("<script>alert(1)</script>", "<img src=x onerror=alert(2)>");
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            scene.Sandbox.World.Write("""{"attachment":{"type":"template","payload":{"template_type":"hologram","depth":[1,null,"<b>"]}}}""");
            scene.Sandbox.World.Write("""{"attachment":{"type":"template","payload":{"template_type":"generic","elements":"none"}}}""");
            scene.Sandbox.World.Write("""{"attachment":7,"sticker":"<script>alert(3)</script>"}""");
            await Expect(chat.Lines.GetByText("hologram")).ToBeVisibleAsync();
            await Expect(chat.Lines.GetByText("<script>alert(3)</script>")).ToBeVisibleAsync();

            await page.Locator("summary[aria-label=Menu]").ClickAsync();
            await chat.Button("Log in as <script>alert(1)</script> <img src=x onerror=alert(2)>").ClickAsync();
            await chat.Button("Get Started").ClickAsync();
            await Expect(chat.Text).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task A_quick_reply_is_said_and_gone()
    {
        await using var scene = await SandboxScene.StartAsync();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            scene.Sandbox.World.Write(PageMessages.Text("Which colour?", "Red", "Blue"));
            await chat.Button("Red").ClickAsync();
            await scene.DeliveredAsync("message");
            await Expect(chat.Button("Blue")).ToHaveCountAsync(0);
        });

        Assert.Contains(scene.Shop.Received, posted => posted.Text.Contains("""
            "text":"Red","quick_reply":{"payload":"RED"}}
            """.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_pictures_of_the_websites_own_are_fetched()
    {
        await using var scene = await SandboxScene.StartAsync();
        var own = new Uri(scene.Shop.Address, "mug.png").ToString();
        await browser.WithPageAsync(scene.Sandbox.Address, async page =>
        {
            var chat = new Chat(page);
            await chat.OpenBegunAsync();
            await page.RouteAsync("**/mug.png", route => route.FulfillAsync(new() { ContentType = "image/png", BodyBytes = QrPicture.Of("x") }));
            scene.Sandbox.World.Write("""{"attachment":{"type":"image","payload":{"url":"OWN"}}}""".Replace("OWN", own, StringComparison.Ordinal));
            scene.Sandbox.World.Write("""{"attachment":{"type":"image","payload":{"url":"https://cdn.example/a%20cup.png"}}}""");
            await Expect(chat.Link("a cup.png")).ToHaveAttributeAsync("href", "https://cdn.example/a%20cup.png");
            var picture = chat.Lines.GetByRole(AriaRole.Img, new() { Name = "Picture" });
            await Expect(picture).ToHaveAttributeAsync("src", own);
            await Expect(picture).ToHaveJSPropertyAsync("complete", true);
            Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0);
        });
    }
}
