using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using WebSite.Tests.Support;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace WebSite.Tests.Support;

/// <summary>One Chromium for the whole run, started by the first test that needs it, with a fresh context for each.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _browser = new(StartAsync);

    /// <summary>Runs <paramref name="act"/> in a page of its own. Page errors fail the test; a failure leaves a screenshot and a trace.</summary>
    /// <param name="baseAddress">What relative addresses start from.</param>
    /// <param name="act">The test.</param>
    /// <param name="context">Colour scheme, viewport, JavaScript on or off, and the like.</param>
    /// <param name="isExpected">Says of a page error that the test provokes it.</param>
    /// <param name="test">The name of the files a failure leaves.</param>
    public async Task WithPageAsync(
        Uri baseAddress,
        Func<IPage, Task> act,
        BrowserNewContextOptions? context = null,
        Func<string, bool>? isExpected = null,
        [CallerMemberName] string test = "")
    {
        var (_, browser) = await _browser.Value;
        await using var session = await browser.NewContextAsync(new(context ?? new()) { BaseURL = baseAddress.ToString() });
        await BrowserTest.RunAsync(session, act, test, isExpected);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            var (playwright, browser) = await _browser.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Find(),
            Args = Chromium.Arguments,
        });
        return (playwright, browser);
    }
}
