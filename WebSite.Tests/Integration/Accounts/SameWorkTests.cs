using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Accounts;

/// <summary>How long a sign-in takes tells nobody which accounts there are: it takes as many hashes for each.</summary>
public sealed class SameWorkTests : IAsyncDisposable
{
    private const string Unknown = "nobody@example.com";
    private readonly CountingHasher _hasher = new();
    private readonly SiteHost _site;

    public SameWorkTests() => _site = new(services: services => services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Merchant>>(_ => _hasher)));

    [Theory]
    [InlineData("a wrong password", 1)]
    [InlineData("x", 1)]
    [InlineData("four calm otters at night", 1)]
    [InlineData("", 0)]
    [InlineData(null, 0)] // 257 characters: no password of the site's.
    public async Task A_known_and_an_unknown_address_cost_the_same(string? password, int hashes)
    {
        using var bob = await _site.MerchantAsync();
        using var charlie = _site.Visit();
        password ??= new string('x', 257);
        await HashesAsync(charlie, "warm-up@example.com", "the first of all makes nobody's hash");

        Assert.Equal((hashes, hashes), (await HashesAsync(charlie, MerchantPage.Email, password), await HashesAsync(charlie, Unknown, password)));
    }

    [Fact]
    public async Task The_very_first_try_costs_the_same_too_as_nobodys_hash_is_made_for_either()
    {
        using var charlie = _site.Visit();
        await HashesAsync(charlie, Unknown, "a wrong password");
        var second = await HashesAsync(charlie, "another@example.com", "a wrong password");
        Assert.Equal(1, second);
    }

    [Fact]
    public async Task Closed_after_five_tries_a_known_and_an_unknown_address_cost_nothing_and_say_the_same()
    {
        using var bob = await _site.MerchantAsync();
        using var charlie = _site.Visit();
        var known = await CloseAsync(charlie, MerchantPage.Email);
        var unknown = await CloseAsync(charlie, Unknown);

        Assert.Equal(known, unknown);
        Assert.Equal(0, known.Hashes);
    }

    [Fact]
    public async Task What_is_said_of_a_wrong_password_is_said_of_an_unknown_address()
    {
        using var bob = await _site.MerchantAsync();
        using var charlie = _site.Visit();
        Assert.Equal(await SaidAsync(charlie, MerchantPage.Email), await SaidAsync(charlie, Unknown));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<(int Hashes, HttpStatusCode Status, string Said)> CloseAsync(Visitor visitor, string email)
    {
        for (var number = 0; number < 5; number++)
        {
            await TryAsync(visitor, email, "a wrong password");
        }

        var before = _hasher.Hashes;
        var reply = await TryAsync(visitor, email, MerchantPage.Password);
        return (_hasher.Hashes - before, reply.Status, reply.Document.QuerySelector("[role=alert]")!.TextContent.Trim());
    }

    private async Task<int> HashesAsync(Visitor visitor, string email, string password)
    {
        var before = _hasher.Hashes;
        await TryAsync(visitor, email, password);
        return _hasher.Hashes - before;
    }

    private static async Task<string> SaidAsync(Visitor visitor, string email) =>
        (await TryAsync(visitor, email, "a wrong password")).Document.QuerySelector("[role=alert]")!.TextContent.Trim();

    private static Task<WebReply> TryAsync(Visitor visitor, string email, string password) =>
        visitor.PostAsync("/account/sign-in", [("Input.Email", email), ("Input.Password", password)], from: "/account/sign-in");
}
