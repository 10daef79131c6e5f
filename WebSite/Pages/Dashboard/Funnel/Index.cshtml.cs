using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Pages.Dashboard.Parts;
using WebSite.Web;
using WebSite.Wishes;

namespace WebSite.Pages.Dashboard.Funnel;

/// <summary>How many of those who are offered Messenger come how far, and where most are lost.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(OnceASecond once, FunnelOrders orders, WishFigures wishes, IOptionsMonitor<SiteOptions> site, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Days { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public FunnelScreen Screen { get; private set; } = null!;

    /// <summary>What came of the reasons to click; none where the funnel of one thing alone is looked at.</summary>
    public IReadOnlyList<WishCount> Reasons { get; private set; } = [];

    public FunnelChoice Choice { get; private set; } = null!;

    /// <summary>Where the parts that have changed are.</summary>
    public string NewsPath => $"{Choice.Path}&handler=news{(All ? "&all=true" : "")}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Choose();
        Screen = await once.RecentAsync(Question, ReadAsync, cancel);
        Reasons = Choice.Key is null ? await wishes.ReadAsync(Choice.Period, cancel) : [];
    }

    /// <summary>The parts that have changed, for the script that keeps them up to date. All tabs that look at the same share what is read.</summary>
    /// <param name="have">What the page has, <c>name-mark</c> each.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IActionResult> OnGetNewsAsync(string? have, CancellationToken cancel)
    {
        Choose();
        Screen = await once.NewAsync(Question, ReadAsync, cancel);
        return Partial("_Parts", Part.NewOf(Screen.Parts.Values, have));
    }

    /// <summary>For which visit an order counts, in a sentence.</summary>
    public string Rule => new EntryPoints.FigureChoice(null, orders.Rule).Sentence;

    private object Question => (nameof(FunnelScreen), Choice, Choice.Period.To, All);

    private void Choose() => Choice = FunnelChoice.Of(By, Key, Days, From, To, time.GetUtcNow(), site.CurrentValue.Zone);

    private async Task<FunnelScreen> ReadAsync(IServiceProvider services, CancellationToken stopped)
    {
        var reading = await services.GetRequiredService<FunnelQuery>().ReadAsync(Choice.By, Choice.Key, Choice.Period, stopped);
        var keys = reading.Rows.Take(All ? int.MaxValue : FunnelScreen.MostRows).Select(r => r.Funnel.Key!).Concat(Choice.Key is null ? [] : [Choice.Key]);
        return new(Choice, reading, await FunnelNames.ReadAsync(services.GetRequiredService<SiteDb>(), Choice.By, [.. keys], stopped), All);
    }
}
