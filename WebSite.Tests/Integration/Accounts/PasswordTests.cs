using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Accounts;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Accounts;

/// <summary>How a password is set, changed and set again by somebody who is locked out.</summary>
public sealed class PasswordTests : IAsyncDisposable
{
    private const string Account = "/dashboard/account";
    private const string Another = "five loud herons by the sea";
    private const string Common = "one of those that others guess first";
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    public PasswordTests() => _site = new(clock: _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merchant_changes_the_password_and_every_other_session_ends()
    {
        using var bob = await _site.MerchantAsync();
        using var elsewhere = _site.Visit();
        await elsewhere.SignInAsync();
        Assert.Equal(Account, (await bob.GetAsync("/dashboard/opt-ins")).Document.QuerySelector($"a[href='{Account}']")?.GetAttribute("href"));

        var page = await bob.PressAsync(Account, ("Current", MerchantPage.Password), ("Input.Password", Another));

        Assert.Equal("The password is changed. Every other session of this account has ended.", page.Notice());
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/opt-ins")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/dashboard/opt-ins")).Status);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (await SignInAsync(MerchantPage.Password), await SignInAsync(Another)));
    }

    [Theory]
    [InlineData("a wrong password", Another, "The current password didn't match. Nothing was changed.")]
    [InlineData("", Another, "Enter your current password.")]
    [InlineData(MerchantPage.Password, "eleven char", "A password has 12 to 256 characters.")]
    [InlineData(MerchantPage.Password, "password1234", Common)]
    public async Task What_is_not_right_changes_nothing(string current, string password, string sentence)
    {
        using var bob = await _site.MerchantAsync();
        var reply = await bob.PostAsync(Account, [("Current", current), ("Input.Password", password)], from: Account);
        Assert.Contains(sentence, WebUtility.HtmlDecode(reply.Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/opt-ins")).Status);
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(MerchantPage.Password));
    }

    [Fact]
    public async Task Ten_wrong_ones_and_the_current_password_is_not_looked_at_any_more()
    {
        using var bob = await _site.MerchantAsync();
        for (var number = 0; number < 10; number++)
        {
            await bob.PostAsync(Account, [("Current", "a wrong password"), ("Input.Password", Another)], from: Account);
        }

        var reply = await bob.PostAsync(Account, [("Current", MerchantPage.Password), ("Input.Password", Another)], from: Account);
        Assert.Contains("Too many tries failed", reply.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(MerchantPage.Password));
    }

    [Fact]
    public async Task A_stranger_has_no_account_page()
    {
        using var charlie = _site.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await charlie.GetAsync(Account)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await charlie.PostAsync(Account, [("Current", "x"), ("Input.Password", Another)], from: "/account/sign-in")).Status);
    }

    /// <summary>All have twelve characters or more.</summary>
    [Theory]
    [InlineData("password1234")]
    [InlineData("passwordpassword")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("Password123!")]
    [InlineData("qwertyuiop12")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("abcdefghijkl")]
    [InlineData("iloveyou1234")]
    [InlineData("administrator")]
    [InlineData("letmeinletmein")]
    [InlineData("messenger2024")]
    [InlineData("MessengerMessenger")]
    [InlineData("kettleandkin1")]
    [InlineData("kettle&kin2024")]
    [InlineData("bob@example.com")]
    [InlineData("bobbobbobbob")]
    public async Task A_common_password_is_refused_and_so_is_one_of_the_shops_own_words(string password)
    {
        using var bob = _site.Visit();
        var reply = await bob.PostAsync(
            await MerchantPage.WelcomePathAsync(_site), [("Input.Email", MerchantPage.Email), ("Input.Password", password)], from: Visitor.SomeForm);
        Assert.Contains(Common, reply.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _site.ReadAsync(db => db.Merchants.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("x7Kq!9vTz2Lm")]
    [InlineData("four calm kettles at noon")]
    [InlineData("neljä rauhallista saukkoa")]
    public async Task A_good_one_is_taken(string password)
    {
        using var bob = _site.Visit();
        var reply = await bob.PostAsync(
            await MerchantPage.WelcomePathAsync(_site), [("Input.Email", MerchantPage.Email), ("Input.Password", password)], from: Visitor.SomeForm);
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
    }

    [Fact]
    public async Task The_link_of_reset_password_sets_another_one_once()
    {
        using var bob = await _site.MerchantAsync();
        var (path, spare) = (await ResetPathAsync(), await ResetPathAsync());
        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(MerchantPage.Password)); // A link alone changes nothing.

        using var locked = _site.Visit();
        Assert.Contains(Common, (await SetAsync(locked, path, "password1234")).Text, StringComparison.Ordinal);
        Assert.Equal("/dashboard", (await SetAsync(locked, path, Another)).Location, ignoreCase: true);

        Assert.Equal(HttpStatusCode.OK, (await locked.GetAsync("/dashboard/opt-ins")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await bob.GetAsync("/dashboard/opt-ins")).Status);
        using var charlie = _site.Visit();
        foreach (var used in new[] { path, spare })
        {
            Assert.Equal(HttpStatusCode.Gone, (await charlie.GetAsync(used)).Status);
            Assert.Equal(HttpStatusCode.Gone, (await SetAsync(charlie, used, "six tall cranes in the rain")).Status);
        }

        Assert.Equal(HttpStatusCode.Redirect, await SignInAsync(Another));
    }

    [Fact]
    public async Task A_link_of_reset_password_is_good_for_a_day_and_none_can_be_made_up()
    {
        using var bob = await _site.MerchantAsync();
        using var charlie = _site.Visit();
        var path = await ResetPathAsync();
        foreach (var made in new[] { path[..^4] + "AAAA", "/account/reset/first", "/account/reset/1", "/account/reset/" + bob.Cookie("known") })
        {
            Assert.Equal(HttpStatusCode.Gone, (await charlie.GetAsync(made)).Status);
            Assert.Equal(HttpStatusCode.Gone, (await SetAsync(charlie, made, Another)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await charlie.GetAsync(path)).Status);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Gone, (await charlie.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await SetAsync(charlie, path, Another)).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<string> ResetPathAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<ResetLink>().PathFor(await _site.ReadAsync(db => db.Merchants.SingleAsync(Cancel)));
    }

    private static Task<WebReply> SetAsync(Visitor visitor, string path, string password) => visitor.PostAsync(path, [("Input.Password", password)], from: Visitor.SomeForm);

    private async Task<HttpStatusCode> SignInAsync(string password)
    {
        using var visitor = _site.Visit();
        return (await visitor.PostAsync("/account/sign-in", [("Input.Email", MerchantPage.Email), ("Input.Password", password)], from: "/account/sign-in")).Status;
    }
}
