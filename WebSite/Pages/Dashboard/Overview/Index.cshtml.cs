using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Matching;
using WebSite.Model;
using WebSite.Monitoring;
using WebSite.Pages.Dashboard.Periods;
using WebSite.SetUp;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>What came of it all: the first screen of the dashboard.</summary>
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(
    SiteDb db, OnceASecond once, IServiceScopeFactory scopes, LastCheck check, TimeProvider time,
    IOptionsMonitor<SiteOptions> site, IOptionsMonitor<AttributionOptions> attribution, IOptionsMonitor<MessengerOptions> messenger, IOptionsMonitor<MatchingOptions> matching) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? Days { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Which figure the chart shows.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public PeriodChoice Choice { get; private set; } = null!;

    /// <summary>What the page is made of.</summary>
    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public Alarms Alarms { get; private set; } = Alarms.None;

    /// <summary>What else stands in the address.</summary>
    public IReadOnlyDictionary<string, string> Kept => Show is { Length: > 0 } show ? new Dictionary<string, string> { ["show"] = show } : new();

    public string NewsPath => $"/dashboard?handler=news&{Choice.Query}" + (Show is { Length: > 0 } show ? $"&show={Uri.EscapeDataString(show)}" : "");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (question, ask) = Ask();
        var figures = await once.RecentAsync(question, ask, cancel);
        Show_(figures, await ReadHandsAsync(db, cancel));
    }

    /// <summary>The parts that have changed, for the script that keeps them up to date. Every tab that looks at the same shares what is read.</summary>
    /// <param name="have">What the page has, <c>name-mark</c> each.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IActionResult> OnGetNewsAsync(string? have, CancellationToken cancel)
    {
        var (question, ask) = Ask();
        var figures = await once.NewAsync(question, ask, cancel);
        var hands = await once.RecentAsync("hands", async stopped => await InScopeAsync(services => ReadHandsAsync(services.GetRequiredService<SiteDb>(), stopped)), cancel);
        Show_(figures, hands);
        var known = (have ?? "").Split('.').ToHashSet();
        Parts = [.. Parts.Where(part => !part.IsIn(known))];
        return Partial("_Parts", Parts);
    }
}
