using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Accounts;

/// <summary>Who reads the log sees what happened at the door, and nothing that lets anybody in.</summary>
public class LogTests
{
    private const string Another = "five loud herons by the sea";
    private static readonly string[] Values = ["example.com", "charlie", MerchantPage.Password, Another, "127.0.0.1"];

    [Fact]
    public async Task Each_thing_that_happens_at_the_door_leaves_a_line_without_values()
    {
        LogLines log = new();
        await using var site = new SiteHost([LogLines.AllOfThem], log: log);
        using var bob = await site.MerchantAsync();
        using var charlie = site.Visit();
        for (var number = 0; number < 7; number++)
        {
            await TryAsync(charlie, MerchantPage.Email, "guess of charlie");
        }

        await TryAsync(charlie, "nobody@example.com", "guess of charlie");
        await bob.PostAsync("/dashboard/account", [("Current", "guess of charlie"), ("Input.Password", Another)], from: "/dashboard/account");
        await bob.PostAsync("/dashboard/account", [("Current", MerchantPage.Password), ("Input.Password", Another)], from: "/dashboard/account");
        await bob.PostAsync("/account/sign-out", [], from: "/dashboard/opt-ins");
        await TryAsync(bob, MerchantPage.Email, Another);
        await charlie.GetAsync("/webhook?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guess-of-charlie");
        await log.SoonAsync("verify the webhook");

        Assert.Equal(
            [
                "Information: Merchant 1 set the first password.",
                "Information: Merchant 1 signed in.",
                .. Enumerable.Repeat("Warning: A sign-in failed: not the password of merchant 1.", 5),
                "Warning: Sign-in is closed for up to ten minutes to one account and address: 5 tries failed.",
                "Warning: A sign-in failed: no merchant has that e-mail address.",
                "Warning: A change of the password was refused: not the current one of merchant 1.",
                "Information: Merchant 1 changed the password: all other sessions have ended.",
                "Information: Merchant 1 signed in.",
                "Information: Merchant 1 signed out: all sessions of that merchant have ended.",
                "Information: Merchant 1 signed in.",
                "Warning: Refused requests to verify the webhook: 1, without the token of Messenger:VerifyToken.",
            ],
            log.All.Where(line => line.Contains("erchant", StringComparison.Ordinal) || line.Contains("ign-in", StringComparison.Ordinal) || line.Contains("verify", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.All, line => Values.Any(value => line.Contains(value, StringComparison.OrdinalIgnoreCase)));
    }

    private static Task<WebReply> TryAsync(Visitor visitor, string email, string password) =>
        visitor.PostAsync("/account/sign-in", [("Input.Email", email), ("Input.Password", password)], from: "/account/sign-in");
}
