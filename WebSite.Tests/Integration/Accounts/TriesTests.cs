using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Accounts;

/// <summary>Failed tries are counted by account, by address and by browser, and each only for what it is.</summary>
public sealed class TriesTests : IAsyncDisposable
{
    private readonly ManualClock _clock = new();
    private readonly SiteHost _site;

    /// <summary>Hundreds of hashes here: cheap ones.</summary>
    public TriesTests() => _site = new([new("Proxies:Trusted:0", "127.0.0.0/8")], clock: _clock, services: services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000));

    [Fact]
    public async Task After_five_wrong_tries_one_address_waits_and_others_do_not()
    {
        using var bob = await _site.MerchantAsync();
        using var charlie = From("203.0.113.7");
        await FailAsync(charlie, 5);

        var closed = await TryAsync(charlie, MerchantPage.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, closed.Status);
        Assert.Contains("Too many tries failed, so this one wasn't looked at. Try again in 10 minutes", WebUtility.HtmlDecode(closed.Text), StringComparison.Ordinal);
        Assert.InRange(int.Parse(Assert.Single(closed.Headers["Retry-After"]), null), 1, 600);
        using var elsewhere = From("203.0.113.8");
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(elsewhere, MerchantPage.Password)).Status);
    }

    [Theory]
    [InlineData("\uFFFE@example.com")]
    [InlineData("\uFFFF@example.com")]
    public async Task What_no_text_may_hold_is_a_wrong_address_like_any_other(string email)
    {
        using var charlie = From("203.0.113.7");
        await FailAsync(charlie, 5, email);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(charlie, "a wrong password", email)).Status);
    }

    [Fact]
    public async Task Ten_minutes_later_it_is_open_again()
    {
        using var bob = await _site.MerchantAsync();
        using var charlie = From("203.0.113.7");
        await FailAsync(charlie, 5);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(charlie, MerchantPage.Password)).Status);
    }

    [Fact]
    public async Task The_right_password_forgets_the_wrong_ones()
    {
        using var bob = await _site.MerchantAsync();
        for (var round = 0; round < 3; round++)
        {
            using var fresh = From("203.0.113.7");
            await FailAsync(fresh, 4);
            Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(fresh, MerchantPage.Password)).Status);
        }
    }

    [Fact]
    public async Task A_network_of_IPv6_addresses_counts_as_one()
    {
        using var bob = await _site.MerchantAsync();
        for (var number = 1; number <= 5; number++)
        {
            using var charlie = From($"2001:db8:1:{number}::1");
            await FailAsync(charlie, 1);
        }

        using var next = From("2001:db8:1:ff:ffff::1");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(next, MerchantPage.Password)).Status);
    }

    [Fact]
    public async Task Strangers_everywhere_close_the_account_to_strangers_and_not_to_a_browser_that_it_knows()
    {
        using var bob = await _site.MerchantAsync();
        for (var number = 0; number < 20; number++)
        {
            using var charlie = From($"203.0.113.{number}");
            await FailAsync(charlie, 5);
        }

        using var stranger = From("198.51.100.1");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(stranger, MerchantPage.Password)).Status);
        await bob.PostAsync("/account/sign-out", [], from: "/dashboard/opt-ins");
        Assert.Equal(HttpStatusCode.Redirect, (await TryAsync(bob, MerchantPage.Password)).Status);
    }

    [Fact]
    public async Task A_browser_that_the_account_knows_has_ten_tries_and_no_more()
    {
        using var bob = await _site.MerchantAsync();
        await FailAsync(bob, 10);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(bob, MerchantPage.Password)).Status);
    }

    [Fact]
    public async Task A_browser_that_one_account_knows_is_a_stranger_to_others()
    {
        using var bob = await _site.MerchantAsync();
        await FailAsync(bob, 5, "another@example.com");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(bob, "a wrong password", "another@example.com")).Status);
    }

    [Fact]
    public async Task Half_a_year_later_a_browser_is_a_stranger_again()
    {
        using var bob = await _site.MerchantAsync();
        _clock.Advance(TimeSpan.FromDays(181));
        await FailAsync(bob, 5);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(bob, MerchantPage.Password)).Status);
    }

    [Fact]
    public async Task One_address_has_a_hundred_tries_at_all_accounts_together()
    {
        using var charlie = From("203.0.113.7");
        for (var number = 0; number < 20; number++)
        {
            await FailAsync(charlie, 5, $"stranger{number}@example.com");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(charlie, "whatever it is", "another@example.com")).Status);
    }

    [Fact]
    public async Task A_cookie_of_ones_own_making_is_no_known_browser()
    {
        using var bob = await _site.MerchantAsync();
        using var charlie = From("203.0.113.7");
        await FailAsync(charlie, 5);
        charlie.Http.DefaultRequestHeaders.Add("Cookie", "known=" + bob.Cookie("known")![..^3] + "AAA");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(charlie, MerchantPage.Password)).Status);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Visitor From(string address)
    {
        var visitor = _site.Visit();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return visitor;
    }

    private static async Task FailAsync(Visitor visitor, int tries, string email = MerchantPage.Email)
    {
        for (var number = 0; number < tries; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await TryAsync(visitor, "a wrong password", email)).Status);
        }
    }

    private static Task<WebReply> TryAsync(Visitor visitor, string password, string email = MerchantPage.Email) =>
        visitor.PostAsync("/account/sign-in", [("Input.Email", email), ("Input.Password", password)], from: "/account/sign-in");
}
