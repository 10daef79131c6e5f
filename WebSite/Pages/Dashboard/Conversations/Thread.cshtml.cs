using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Conversations;
using WebSite.Conversations.Texts;
using WebSite.Data;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>One conversation: the thread, who it is, where they came from, and a form to answer.</summary>
[ResponseCache(NoStore = true)]
public sealed class ThreadModel(SiteDb db, Answering answering, TimeProvider time) : PageModel
{
    private const int MostArrivals = 20;

    public Conversation Talk { get; private set; } = null!;

    public bool HasPicture { get; private set; }

    public Moments Thread { get; private set; } = new([], null);

    /// <summary>Whether this is the newest part, which updates by itself.</summary>
    public bool IsNewest { get; private set; }

    /// <summary>The latest ways in, newest first.</summary>
    public IReadOnlyList<Arrival> Arrivals { get; private set; } = [];

    /// <summary>The names of the campaigns among them.</summary>
    public IReadOnlyDictionary<int, string> Campaigns { get; private set; } = new Dictionary<int, string>();

    /// <summary>The orders of the checkout sessions among them, by session.</summary>
    public IReadOnlyDictionary<long, int> Orders { get; private set; } = new Dictionary<long, int>();

    public DateTimeOffset Now { get; private set; }

    /// <summary>Why nothing may be written; null when it may.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>What the merchant wrote and could not be taken; else empty.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What is wrong with it; else null.</summary>
    public string? Fault { get; private set; }

    /// <summary>The form's id: the same form sent twice is one answer.</summary>
    public Guid Form { get; private set; } = Guid.NewGuid();

    public string Path => $"/dashboard/conversations/{Talk.Id}";

    public async Task<IActionResult> OnGetAsync(long id, long? before, CancellationToken cancel) =>
        await ReadAsync(id, before, cancel) ? Page() : NotFound();

    /// <summary>The newest part of the thread alone, for the script that keeps it up to date.</summary>
    public async Task<IActionResult> OnGetThreadAsync(long id, CancellationToken cancel) =>
        await ReadAsync(id, null, cancel) ? Partial("_Thread", this) : NotFound();

    /// <summary>Answers.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(long id, string? text, Guid form, CancellationToken cancel)
    {
        var words = (text ?? "").ReplaceLineEndings("\n").Trim();
        Fault = words.Length == 0 ? "Write something first."
            : words.Length > TextCut.Longest ? $"Facebook takes 2,000 characters; this has {words.Length}. Send it in two parts."
            : form == Guid.Empty ? "The form wasn't complete. Please send it again."
            : await answering.AnswerAsync(id, words, form, cancel);
        if (Fault is null)
        {
            return LocalRedirect($"/dashboard/conversations/{id}#end");
        }

        Text = text ?? "";
        return await ReadAsync(id, null, cancel) ? Page() : NotFound();
    }

    /// <summary>Sends an uncertain message again, as a new one.</summary>
    public async Task<IActionResult> OnPostAgainAsync(long id, long message, CancellationToken cancel)
    {
        TempData["Notice"] = await answering.AgainAsync(id, message, cancel) ?? "The message goes out again, as a new one.";
        return LocalRedirect($"/dashboard/conversations/{id}");
    }

    /// <summary>Hands the conversation to a human, or gives it back to the site.</summary>
    public async Task<IActionResult> OnPostHandAsync(long id, bool human, CancellationToken cancel)
    {
        await answering.HandAsync(id, human, cancel);
        TempData["Notice"] = human ? "Handed to a human: the site writes only news of orders here by itself." : "Given back to the site: it writes by itself again.";
        return LocalRedirect($"/dashboard/conversations/{id}");
    }

    /// <summary>The merchant has seen everything up to a line.</summary>
    public async Task<IActionResult> OnPostReadAsync(long id, long line, CancellationToken cancel)
    {
        await answering.ReadAsync(id, line, cancel);
        return LocalRedirect($"/dashboard/conversations/{id}");
    }

    private async Task<bool> ReadAsync(long id, long? before, CancellationToken cancel)
    {
        if (await db.Conversations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } talk)
        {
            return false;
        }

        Talk = talk;
        Now = time.GetUtcNow();
        WhyNot = Answering.WhyNot(talk, Now);
        HasPicture = await db.Set<ProfilePicture>().AnyAsync(p => p.ConversationId == id, cancel);
        var upTo = before is { } mark ? new Dashboard.IndexModel.Mark(mark, 0).Time : null;
        IsNewest = upTo is null;
        Thread = await Moments.ReadAsync(db, talk, upTo, cancel);

        Arrivals = await db.Arrivals.AsNoTracking().Where(a => a.ConversationId == id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(MostArrivals).ToListAsync(cancel);
        var campaigns = Arrivals.Select(a => a.CampaignId).OfType<int>().ToList();
        Campaigns = await db.Campaigns.Where(c => campaigns.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        var sessions = Arrivals.Select(a => a.CheckoutSessionId).OfType<long>().ToList();
        Orders = await db.Orders.Where(o => sessions.Contains(o.SessionId)).ToDictionaryAsync(o => o.SessionId, o => o.Id, cancel);
        return true;
    }
}
