using System.Net;
using Messenger.AspNetCore.Tests.Support;
using Microsoft.EntityFrameworkCore;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Accounts;

/// <summary>A session ends when it should, and what is being sent in it ends with it.</summary>
public class SessionEndTests
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 7 * 24)]
    [InlineData("2.00:00:00", 2 * 24)]
    public async Task A_session_that_is_used_all_the_time_ends_at_its_length(string? length, int hours)
    {
        ManualClock clock = new();
        await using var site = new SiteHost(length is null ? null : [new("Accounts:SessionLength", length)], clock);
        using var bob = await site.MerchantAsync();
        for (var hour = 7; hour < hours; hour += 7)
        {
            clock.Advance(TimeSpan.FromHours(7));
            Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/dashboard/privacy")).Status);
        }

        clock.Advance(TimeSpan.FromHours(7));

        Assert.Equal(HttpStatusCode.Redirect, (await bob.GetAsync("/dashboard/privacy")).Status);
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends_after_twelve_hours()
    {
        ManualClock clock = new();
        await using var site = new SiteHost(clock: clock);
        using var bob = await site.MerchantAsync();
        clock.Advance(TimeSpan.FromHours(13));
        Assert.Equal(HttpStatusCode.Redirect, (await bob.GetAsync("/dashboard/privacy")).Status);
    }

    /// <summary>Two looks eight hours apart keep a session; what an open page's script asks by itself doesn't.</summary>
    [Theory]
    [InlineData("/dashboard/privacy", HttpStatusCode.OK)]
    [InlineData("/dashboard/news", HttpStatusCode.Redirect)]
    [InlineData("/dashboard/opt-ins?handler=rows", HttpStatusCode.Redirect)]
    public async Task A_page_that_is_left_open_keeps_no_session(string asked, HttpStatusCode afterwards)
    {
        ManualClock clock = new();
        await using var site = new SiteHost(clock: clock);
        using var bob = await site.MerchantAsync();
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync(asked)).Status);
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(afterwards, (await bob.GetAsync("/dashboard/privacy")).Status);
    }

    [Theory]
    [InlineData("sign-out")]
    [InlineData("change")]
    [InlineData("elsewhere")] // Another process, as reset-password's link may be used at: seen by looking again.
    public async Task An_open_stream_ends_with_its_session(string how)
    {
        await using var site = new SiteHost();
        using var bob = await site.MerchantAsync();
        using var elsewhere = site.Visit();
        await elsewhere.SignInAsync();
        using var stream = await elsewhere.Http.GetAsync("/dashboard/live", HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancel));
        Assert.NotNull(await reader.ReadLineAsync(Cancel));

        switch (how)
        {
            case "sign-out":
                await bob.PostAsync("/account/sign-out", [], from: "/dashboard/opt-ins");
                break;
            case "change":
                await bob.PostAsync("/dashboard/account", [("Current", MerchantPage.Password), ("Input.Password", "five loud herons by the sea")], from: "/dashboard/account");
                break;
            default:
                await site.ReadAsync(db => db.Merchants.ExecuteUpdateAsync(set => set.SetProperty(m => m.SecurityStamp, "another"), Cancel));
                break;
        }

        await reader.ReadToEndAsync(Cancel).WaitAsync(Prompt, Cancel); // Well before the two minutes after which every stream ends.
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/dashboard/live")).Status);
    }

    [Fact]
    public async Task An_open_stream_ends_when_the_ticket_does()
    {
        ManualClock clock = new();
        await using var site = new SiteHost([new("Accounts:SessionLength", "01:00:00")], clock);
        using var bob = await site.MerchantAsync();
        clock.Advance(TimeSpan.FromMinutes(59.5));
        using var stream = await bob.Http.GetAsync("/dashboard/live", HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancel));
        Assert.NotNull(await reader.ReadLineAsync(Cancel));

        clock.Advance(TimeSpan.FromSeconds(31));

        await reader.ReadToEndAsync(Cancel).WaitAsync(Prompt, Cancel);
    }
}
