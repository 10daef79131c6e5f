using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WebSite.Tests.Support;

/// <summary>What holds for every page: usable by everyone, and no wider than the screen.</summary>
internal static class PageQuality
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },

        // Else each element that passes a rule is described as well, which takes most of the time.
        ResultTypes = new HashSet<ResultType> { ResultType.Violations },
    };

    // What stands out on the right, and has nothing in it that does.
    private const string Widest = """
        [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
          && ![...e.children].some(c => c.getBoundingClientRect().right > document.documentElement.clientWidth + 1)).slice(0, 5).map(e => e.outerHTML.slice(0, 200)).join("\n")
        """;

    public static async Task CheckAsync(IPage page, int width)
    {
        await page.WaitForFunctionAsync("() => document.readyState === 'complete'"); // A click that led here waits for no more than the page's first bytes.
        var result = await page.RunAxe(new AxeRunContext { Exclude = [new("iframe")] }, Rules);
        Assert.True(result.Violations.Length == 0, page.Url + ": " + string.Join("; ", result.Violations.Select(v => $"{v.Id} at {string.Join(", ", v.Nodes.Select(n => n.Html))}")));
        var wide = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        Assert.True(wide == width, $"{page.Url} is {wide} pixels wide, {width} are to be seen: {(wide == width ? "" : await page.EvaluateAsync<string>(Widest))}");
    }
}
