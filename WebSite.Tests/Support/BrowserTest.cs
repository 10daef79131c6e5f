using Messenger.AspNetCore.Tests.Support;
using Microsoft.Playwright;

namespace WebSite.Tests.Support;

/// <summary>Runs a test in a browser's context. Page errors fail it; a failure leaves a screenshot and a trace.</summary>
internal static class BrowserTest
{
    private static readonly float Most = (float)Patience.Most.TotalMilliseconds;

    static BrowserTest() => Assertions.SetDefaultExpectTimeout(Most);

    public static async Task RunAsync(IBrowserContext session, Func<IPage, Task> act, string test, Func<string, bool>? isExpected = null)
    {
        session.SetDefaultTimeout(Most);
        await session.Tracing.StartAsync(new() { Screenshots = false, Snapshots = true, Sources = false });

        // Popups and further tabs count as well.
        var errors = new List<string>();
        session.WebError += (_, error) =>
        {
            if (isExpected?.Invoke(error.Error) is not true)
            {
                lock (errors)
                {
                    errors.Add(error.Error);
                }
            }
        };

        try
        {
            await act(await session.NewPageAsync());
            Assert.Empty(errors);
            await session.Tracing.StopAsync();
        }
        catch
        {
            await KeepAsync(session, test);
            throw;
        }
    }

    private static async Task KeepAsync(IBrowserContext session, string test)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "failures")).FullName;
        for (var number = 0; number < session.Pages.Count; number++)
        {
            await session.Pages[number].ScreenshotAsync(new() { Path = Path.Combine(folder, $"{test}-{number + 1}.png") });
        }

        await session.Tracing.StopAsync(new() { Path = Path.Combine(folder, test + ".zip") });
    }
}
