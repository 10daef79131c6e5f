using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Accounts;

public sealed class AccountTests : IAsyncDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/opt-ins?handler=rows")]
    [InlineData("/dashboard/?handler=Rows")]
    [InlineData("/Dashboard/Opt-Ins")]
    [InlineData("/dashboard/opt-ins?next=1-1")]
    [InlineData("/dashboard/sessions/12")]
    [InlineData("/dashboard/placements")]
    [InlineData("/dashboard/placements/cart")]
    [InlineData("/dashboard/experiments/new?placement=cart")]
    public async Task Nothing_of_the_dashboard_is_shown_without_signing_in(string path)
    {
        using var charlie = _site.Visit();
        var reply = await charlie.GetAsync(path);
        Assert.Equal((HttpStatusCode.Redirect, ""), (reply.Status, reply.Text));
        Assert.Contains("/account/sign-in?ReturnUrl=", reply.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_stream_is_refused_without_signing_in()
    {
        using var charlie = _site.Visit();
        var reply = await charlie.GetAsync("/dashboard/live");
        Assert.Equal((HttpStatusCode.Unauthorized, ""), (reply.Status, reply.Text));
    }

    [Fact]
    public async Task The_one_time_link_makes_the_first_merchant_and_no_second()
    {
        var path = await MerchantPage.WelcomePathAsync(_site);
        var spare = await MerchantPage.WelcomePathAsync(_site);
        using var bob = _site.Visit();
        Assert.Equal("/dashboard", (await SetPasswordAsync(bob, path)).Location, ignoreCase: true);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/opt-ins")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync("/dashboard/sessions/12")).Status);

        using var charlie = _site.Visit();
        foreach (var used in new[] { path, spare })
        {
            Assert.Equal(HttpStatusCode.Gone, (await charlie.GetAsync(used)).Status);
            Assert.Equal(HttpStatusCode.Gone, (await SetPasswordAsync(charlie, used, "charlie@example.com")).Status);
        }

        Assert.Equal(1, await _site.ReadAsync(db => db.Merchants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_link_that_is_old_or_forged_opens_nothing()
    {
        var protection = _site.Services.GetRequiredService<IDataProtectionProvider>();
        var genuine = await MerchantPage.WelcomePathAsync(_site);
        string[] tokens =
        [
            protection.CreateProtector("Messenger.Site.Welcome.v1").Protect(Seconds(DateTimeOffset.UtcNow.AddSeconds(-1))),
            protection.CreateProtector("Messenger.Site.Welcome.v2").Protect(Seconds(DateTimeOffset.UtcNow.AddDays(1))),
            genuine.Split('/')[^1][..^4] + "AAAA",
            _site.RefFor(Minted.Shopper()),
            "first",
        ];
        using var charlie = _site.Visit();
        foreach (var token in tokens)
        {
            Assert.Equal(HttpStatusCode.Gone, (await charlie.GetAsync("/account/welcome/" + token)).Status);
            Assert.Equal(HttpStatusCode.Gone, (await SetPasswordAsync(charlie, "/account/welcome/" + token)).Status);
        }

        Assert.Equal(0, await _site.ReadAsync(db => db.Merchants.CountAsync(Cancel)));
        Assert.Equal(HttpStatusCode.OK, (await charlie.GetAsync(genuine)).Status);
    }

    [Theory]
    [InlineData("bob@example.com", "eleven char", "A password has 12 to 256 characters.")]
    [InlineData("bob@example.com", "", "Choose a password.")]
    [InlineData("bob", "four calm otters", "An e-mail address looks like name@example.com.")]
    public async Task A_short_password_or_no_address_is_refused(string email, string password, string message)
    {
        using var bob = _site.Visit();
        var reply = await SetPasswordAsync(bob, await MerchantPage.WelcomePathAsync(_site), email, password);
        Assert.Contains(message, reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _site.ReadAsync(db => db.Merchants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Two_who_use_the_link_at_once_make_one_merchant()
    {
        var path = await MerchantPage.WelcomePathAsync(_site);
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            using var visitor = _site.Visit();
            return await SetPasswordAsync(visitor, path, $"bob{number}@example.com");
        }));
        Assert.Single(replies, r => r.Status == HttpStatusCode.Redirect);
        Assert.Equal(3, replies.Count(r => r.Status == HttpStatusCode.Gone));
        Assert.Equal(1, await _site.ReadAsync(db => db.Merchants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_door_to_who_tried_and_to_nobody_who_is_in()
    {
        using var bob = _site.Visit();
        await SetPasswordAsync(bob, await MerchantPage.WelcomePathAsync(_site));
        using var charlie = _site.Visit();
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Contains("That didn't match.", WebUtility.HtmlDecode((await SignInAsync(charlie, "a wrong password")).Text), StringComparison.Ordinal);
        }

        var right = await SignInAsync(charlie, MerchantPage.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.Status);
        Assert.Contains("Too many tries failed", WebUtility.HtmlDecode(right.Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/opt-ins")).Status);
    }

    [Theory]
    [InlineData("/dashboard/sessions/x", "/dashboard/sessions/x")]
    [InlineData("//evil.example", "/dashboard")]
    [InlineData("/\\evil.example", "/dashboard")]
    [InlineData("https://evil.example", "/dashboard")]
    [InlineData("javascript:alert(1)", "/dashboard")]
    [InlineData("/ö", "/dashboard")]
    [InlineData("", "/dashboard")]
    public async Task Signing_in_never_leaves_the_site(string returnUrl, string expected)
    {
        using var bob = _site.Visit();
        await SetPasswordAsync(bob, await MerchantPage.WelcomePathAsync(_site));
        using var again = _site.Visit();
        Assert.Equal(expected, (await SignInAsync(again, MerchantPage.Password, "?returnUrl=" + Uri.EscapeDataString(returnUrl))).Location);
    }

    [Fact]
    public async Task Only_a_form_signs_out()
    {
        using var bob = _site.Visit();
        await SetPasswordAsync(bob, await MerchantPage.WelcomePathAsync(_site));
        await bob.GetAsync("/account/sign-out");
        Assert.Equal(HttpStatusCode.BadRequest, (await bob.PostAsync("/account/sign-out", [], token: "", from: null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/opt-ins")).Status);

        await bob.PostAsync("/account/sign-out", [], from: "/dashboard/opt-ins");
        Assert.Equal(HttpStatusCode.Redirect, (await bob.GetAsync("/dashboard/opt-ins")).Status);
    }

    [Fact]
    public async Task A_burst_of_guesses_runs_into_the_limit_as_well()
    {
        using var bob = _site.Visit();
        await SetPasswordAsync(bob, await MerchantPage.WelcomePathAsync(_site));

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            using var charlie = _site.Visit();
            return await SignInAsync(charlie, $"guess number {number}");
        }));

        Assert.Equal((5, 7), (replies.Count(reply => reply.Status == HttpStatusCode.OK), replies.Count(reply => reply.Status == HttpStatusCode.TooManyRequests)));
        using var again = _site.Visit();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAsync(again, MerchantPage.Password)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await again.GetAsync("/dashboard/opt-ins")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_a_copied_session_too()
    {
        using var bob = _site.Visit();
        await SetPasswordAsync(bob, await MerchantPage.WelcomePathAsync(_site));
        using var elsewhere = _site.Visit();
        await SignInAsync(elsewhere, MerchantPage.Password);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/dashboard/opt-ins")).Status);

        await bob.PostAsync("/account/sign-out", [], from: "/dashboard/opt-ins");

        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/dashboard/opt-ins")).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<WebReply> SetPasswordAsync(Visitor visitor, string path, string email = MerchantPage.Email, string password = MerchantPage.Password) =>
        await visitor.PostAsync(path, [("Input.Email", email), ("Input.Password", password)], from: Visitor.SomeForm);

    private static Task<WebReply> SignInAsync(Visitor visitor, string password, string query = "") =>
        visitor.PostAsync("/account/sign-in" + query, [("Input.Email", MerchantPage.Email), ("Input.Password", password)], from: "/account/sign-in");
}
