using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Accounts;

/// <summary>Nobody keeps the owner out by sending slowly or much.</summary>
public class FloodTests
{
    private const int Clients = 36;
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_comes_slowly_is_cut_off_and_the_owner_signs_in_meanwhile()
    {
        await using var site = new SiteHost([new("Proxies:Trusted:0", "127.0.0.0/8")]);
        using var first = await site.MerchantAsync();
        await using var slow = await SlowPost.StartAsync(site.Address, "/account/sign-in", length: 50_000, bytesASecond: 300);

        using var bob = site.Visit();
        await bob.SignInAsync().WaitAsync(Prompt, Cancel);

        Assert.Matches("^(HTTP/1.1 408 |reset)", await slow.Answer.WaitAsync(Prompt, Cancel));
    }

    /// <summary>What a stranger has cost the owner is counted in hashes done while the owner waited, whatever the machine's speed.</summary>
    [Theory]
    [InlineData(true, MerchantPage.Email, 15)]
    [InlineData(false, "stranger{0}@example.com", Clients + 5)]
    public async Task Looping_clients_do_not_keep_the_owner_out(bool isKnownBrowser, string attacked, int mostHashes)
    {
        CountingHasher hasher = new();
        await using var site = new SiteHost([new("Proxies:Trusted:0", "127.0.0.0/8")], services: services => services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Merchant>>(_ => hasher)));
        using var known = await site.MerchantAsync();
        using var fresh = site.Visit();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var rounds = new int[Clients];
        var loops = Enumerable.Range(0, Clients).Select(number => LoopAsync(site, number, string.Format(null, attacked, number), () => rounds[number]++, stop.Token)).ToArray();
        await Until(() => rounds.All(count => count > 0) || loops.Any(loop => loop.IsCompleted));

        var before = hasher.Hashes;
        await (isKnownBrowser ? known : fresh).SignInAsync().WaitAsync(Prompt, Cancel);
        var after = hasher.Hashes;

        await stop.CancelAsync();
        await Task.WhenAll(loops);
        Assert.InRange(after - before, 1, mostHashes);
        Assert.InRange(hasher.MostAtOnce, 1, 2);
    }

    private static async Task LoopAsync(SiteHost site, int number, string email, Action answered, CancellationToken stop)
    {
        using var charlie = site.Visit();
        charlie.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{number + 1}");
        var token = await charlie.TokenAsync("/account/sign-in");
        while (!stop.IsCancellationRequested)
        {
            var reply = await charlie.PostAsync("/account/sign-in", [("Input.Email", email), ("Input.Password", "a wrong password")], token, null);
            Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{reply.Status}");
            answered();
        }
    }

    private static async Task Until(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Patience.Most);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}
