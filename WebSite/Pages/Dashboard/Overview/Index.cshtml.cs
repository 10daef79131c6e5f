using System.Globalization;
using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using WebSite.Backups;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Matching;
using WebSite.Model;
using WebSite.Monitoring;
using WebSite.Pages.Dashboard.Parts;
using WebSite.Pages.Dashboard.Periods;
using WebSite.SetUp;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>What came of it all: the first screen of the dashboard.</summary>
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(
    SiteDb db, OnceASecond once, LastCheck check, LastBackup backups, TimeProvider time,
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

    /// <summary>The rule's days, where another is looked at than the one that is set.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Window { get; set; }

    /// <summary>The rule's visit, likewise.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Touch { get; set; }

    public PeriodChoice Choice { get; private set; } = null!;

    /// <summary>What the page is made of.</summary>
    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public Alarms Alarms { get; private set; } = Alarms.None;

    /// <summary>What else than the period stands in the address.</summary>
    public IReadOnlyDictionary<string, string> Kept => new (string Name, string? Value)[] { ("show", Show), ("window", Window?.ToString(CultureInfo.InvariantCulture)), ("touch", Touch) }
        .Where(kept => !string.IsNullOrEmpty(kept.Value)).ToDictionary(kept => kept.Name, kept => kept.Value!);

    /// <summary>Where the parts that have changed are.</summary>
    public string NewsPath => QueryHelpers.AddQueryString($"/dashboard?handler=news&{Choice.Query}", Kept.ToDictionary(kept => kept.Key, kept => (string?)kept.Value));

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Choose();
        var figures = await once.RecentAsync(Question, AskAsync, cancel);
        Build(figures, await ReadHandsAsync(db, cancel));
    }

    /// <summary>The parts that have changed, for the script that keeps them up to date. All tabs that look at the same share what is read.</summary>
    /// <param name="have">What the page has, <c>name-mark</c> each.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IActionResult> OnGetNewsAsync(string? have, CancellationToken cancel)
    {
        Choose();
        var figures = once.NewAsync(Question, AskAsync, cancel);
        var hands = once.NewAsync("what needs a hand", (services, stopped) => ReadHandsAsync(services.GetRequiredService<SiteDb>(), stopped), cancel);
        Build(await figures, await hands);
        Parts = Part.NewOf(Parts, have);
        return Partial("_Parts", Parts);
    }

    private AttributionRule Rule => attribution.CurrentValue.Choose(Window, Touch);

    /// <summary>Who looks at the same hours by the same rule asks the same.</summary>
    private object Question => (nameof(OverviewFigures), Choice.Period, Choice.Period.To, Rule);

    private void Choose() => Choice = PeriodChoice.Read(Days, From, To, time.GetUtcNow(), site.CurrentValue.Zone);

    private Task<OverviewFigures> AskAsync(IServiceProvider services, CancellationToken stopped) => OverviewFigures.ReadAsync(services, Choice, Rule, stopped);

    private async Task<HandsPart> ReadHandsAsync(SiteDb from, CancellationToken cancel)
    {
        var alarms = await Alarms.ReadAsync(from, backups, time.GetUtcNow(), cancel);
        var hasAlarms = alarms.Any(messenger.CurrentValue.PageAccessToken.Length > 0, matching.CurrentValue.MostADay);
        return new(Hand.Of(await Waiting.ReadAsync(from, cancel), check.Found), alarms, hasAlarms);
    }

    private void Build(OverviewFigures figures, HandsPart hands)
    {
        Alarms = hands.Alarms;
        Parts = new Screen(figures, hands, Choice, Rule, Rule == attribution.CurrentValue.Rule, check.Found is not null).Parts(Show);
    }
}
