using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Monitoring;
using WebSite.Outbox;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>The conversations, newest first.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, SetAsideMessages setAside, TimeProvider time) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true)]
    public ConversationFilter Show { get; set; }

    public IReadOnlyList<ConversationRow> Rows { get; private set; } = [];

    /// <summary>Messages that have no conversation yet, among those that didn't go out; none where others are shown.</summary>
    public IReadOnlyList<TickedTrouble> Ticked { get; private set; } = [];

    /// <summary>Where the next, older list begins; null at the end.</summary>
    public Dashboard.IndexModel.Mark? Older { get; private set; }

    /// <summary>Whether this is the newest part, which updates by itself.</summary>
    public bool IsNewest { get; private set; }

    public Alarms Alarms { get; private set; } = Alarms.None;

    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync(long? before, long? id, CancellationToken cancel)
    {
        IsNewest = before is null || id is null;
        await ReadAsync(IsNewest ? null : new(before!.Value, id!.Value), cancel);
    }

    /// <summary>The newest rows alone, for the script that keeps them up to date.</summary>
    public async Task<IActionResult> OnGetRowsAsync(CancellationToken cancel)
    {
        IsNewest = true;
        await ReadAsync(null, cancel);
        return Partial("_Conversations", this);
    }

    /// <summary>Tries all messages again that this site could not write.</summary>
    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancel)
    {
        var count = await setAside.RetryAllAsync(cancel);
        TempData["Notice"] = count == 0 ? "Nothing is set aside any more." : $"{Spell.Count(count, "message")} put back into the outbox. What can't be written again is set aside once more.";
        return LocalRedirect(ConversationFilter.All.Path());
    }

    /// <summary>An address of this list, with more behind it.</summary>
    public string Path(string more) => Show.Path() + (Show == ConversationFilter.All ? "?" : "&") + more;

    private async Task ReadAsync(Dashboard.IndexModel.Mark? from, CancellationToken cancel)
    {
        Now = time.GetUtcNow();
        Alarms = await Alarms.ReadAsync(db, Now, cancel);
        var yesterday = Now.AddDays(-1);
        var query = Show.Of(db.Conversations.AsNoTracking(), yesterday);
        if (from is { } mark && mark.Time is { } last)
        {
            query = query.Where(c => c.LastAt < last || (c.LastAt == last && c.Id < mark.Id));
        }

        var rows = await query.OrderByDescending(c => c.LastAt).ThenByDescending(c => c.Id).Take(PageSize + 1).Select(ConversationRow.Of(db, yesterday)).ToListAsync(cancel);
        Ticked = Show == ConversationFilter.Trouble && IsNewest ? await TickedTrouble.ReadAsync(db, yesterday, cancel) : [];
        Rows = [.. rows.Take(PageSize)];
        Older = rows.Count > PageSize ? new(Rows[^1].Conversation.LastAt.ToUnixTimeMilliseconds(), Rows[^1].Conversation.Id) : null;
    }
}
