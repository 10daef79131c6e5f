using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Matching;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.EntryPoints.Matching;

/// <summary>The tries to reach shoppers by phone number, newest first, and what Facebook asks for.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, ConsentWordings wordings, IOptionsMonitor<MatchingOptions> options, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Only older ones than this are shown; null from the newest on.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public IReadOnlyList<MatchingStatus> Requests { get; private set; } = [];

    /// <summary>Whether the list goes on.</summary>
    public bool HasOlder { get; private set; }

    /// <summary>How many there are in each state.</summary>
    public IReadOnlyDictionary<MatchingState, int> Counts { get; private set; } = new Dictionary<MatchingState, int>();

    /// <summary>Whether the checkout offers it.</summary>
    public bool IsOffered => options.CurrentValue.IsOffered;

    /// <summary>What shoppers read.</summary>
    public ConsentWording? Wording { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Wording = await wordings.CurrentAsync(cancel);
        Counts = await db.MatchingRequests.GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var rows = await db.MatchingRequests.AsNoTracking().Where(r => Before == null || r.Id < Before).OrderByDescending(r => r.Id).Take(PageSize + 1).ToListAsync(cancel);
        Requests = await MatchingStatus.OfAsync(db, [.. rows.Take(PageSize)], cancel);
        HasOlder = rows.Count > PageSize;
    }
}
