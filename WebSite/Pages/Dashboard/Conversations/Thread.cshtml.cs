using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Pages.Dashboard.Lists;
using WebSite.Texts;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>One conversation: the thread, who it is, where they came from, and a form to answer.</summary>
[ResponseCache(NoStore = true)]
public sealed class ThreadModel(SiteDb db, Answering answering, SetAsideMessages setAside, Holdup holdup, TimeProvider time) : PageModel
{
    private const int MostVisits = 20;

    public Conversation Talk { get; private set; } = null!;

    public bool HasPicture { get; private set; }

    public Moments Thread { get; private set; } = new([], null);

    /// <summary>Whether this is the newest part, which updates by itself.</summary>
    public bool IsNewest { get; private set; }

    /// <summary>The latest ways in, newest first.</summary>
    public IReadOnlyList<Visit> Visits { get; private set; } = [];

    /// <summary>The names of the campaigns among them.</summary>
    public IReadOnlyDictionary<int, string> Campaigns { get; private set; } = new Dictionary<int, string>();

    /// <summary>Those of their products that are this shop's, by the id that Facebook names: the shop's own, or the end of the product's address.</summary>
    public IReadOnlyDictionary<string, Product> Products { get; private set; } = new Dictionary<string, Product>();

    /// <summary>The orders of the checkout sessions among them, by session.</summary>
    public IReadOnlyDictionary<long, int> Orders { get; private set; } = new Dictionary<long, int>();

    public DateTimeOffset Now { get; private set; }

    /// <summary>Why nothing may be written; null when it may.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>Whether the window has closed, and an answer goes with the tag for humans.</summary>
    public bool IsByHumanAgent { get; private set; }

    /// <summary>What keeps all messages in the outbox; null when they go.</summary>
    public Hindrance? Holdup { get; private set; }

    /// <summary>What the merchant wrote and could not be taken; else empty.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What is wrong with it; else null.</summary>
    public string? Fault => ModelState["text"]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>The form's id: the same form sent twice is one answer.</summary>
    [BindProperty]
    public Guid Form { get; set; } = Guid.NewGuid();

    /// <summary>What becomes of an answer that is sent now, in a sentence.</summary>
    public string Hint => WhyNot ?? (Holdup is { } why ? $"It will wait in the outbox. {why.WhyAndThen()}"
        : IsByHumanAgent ? "More than 24 hours have passed since the person last wrote or clicked: until seven days have, Facebook takes an answer that a human has typed. It goes with the tag HUMAN_AGENT."
        : "It goes to the person in Messenger, in the Page's name.");

    /// <summary>What they asked to be told, newest first.</summary>
    public IReadOnlyList<WishLine> Wishes { get; private set; } = [];

    public string Path => $"/dashboard/conversations/{Talk.Id}";

    public async Task<IActionResult> OnGetAsync(long id, long? before, CancellationToken cancel) =>
        await ReadAsync(id, before, cancel) ? Page() : NotFound();

    /// <summary>The newest part of the thread alone, for the script that keeps it up to date.</summary>
    public async Task<IActionResult> OnGetThreadAsync(long id, CancellationToken cancel) =>
        await ReadAsync(id, null, cancel) ? Partial("_Thread", this) : NotFound();

    /// <summary>Answers.</summary>
    public async Task<IActionResult> OnPostAnswerAsync(long id, CancellationToken cancel)
    {
        var words = (Text ?? "").ReplaceLineEndings("\n").Trim();
        var fault = words.Length == 0 ? "Write something first."
            : words.Length > TextCut.Longest ? $"Facebook takes 2,000 characters; this has {words.Length}. Send it in two parts."
            : Form == Guid.Empty || ModelState["form"]?.Errors.Count > 0 ? "The form wasn't complete. Please send it again."
            : null;
        var put = fault is null ? await answering.AnswerAsync(id, words, Form, cancel) : PutResult.Before;
        if (fault is null && (put.Goes || put.Waits))
        {
            TempData["Notice"] = Told.Of(put);
            return LocalRedirect($"/dashboard/conversations/{id}#end");
        }

        ModelState.AddModelError("text", fault ?? Told.Of(put)!);
        return await db.Conversations.AnyAsync(c => c.Id == id, cancel) ? Page() : NotFound();
    }

    /// <summary>Sends an uncertain message again, as a new one.</summary>
    public async Task<IActionResult> OnPostAgainAsync(long id, long message, CancellationToken cancel)
    {
        TempData["Notice"] = Told.Of(await answering.AgainAsync(id, message, cancel)) ?? "The message goes out again, as a new one.";
        return LocalRedirect($"/dashboard/conversations/{id}");
    }

    /// <summary>Tries a message again that this site could not write.</summary>
    public async Task<IActionResult> OnPostRetryAsync(long id, long message, CancellationToken cancel)
    {
        TempData["Notice"] = await setAside.RetryAsync(id, message, cancel) > 0 ? "It is written and sent again: whether that works stands at the message." : Hindrance.Changed.WhyAndThen();
        return LocalRedirect($"/dashboard/conversations/{id}");
    }

    /// <summary>Hands the conversation to a human, or gives it back to the site.</summary>
    public async Task<IActionResult> OnPostHandAsync(long id, bool human, CancellationToken cancel)
    {
        TempData["Notice"] = !await answering.HandAsync(id, human, cancel) ? "Nothing was changed: it was so already."
            : human ? "Handed to a human: the site writes only news of orders here by itself, and what they asked to be told."
            : "Given back to the site: it writes by itself again.";
        return LocalRedirect($"/dashboard/conversations/{id}");
    }

    /// <summary>The merchant has seen everything up to an entry.</summary>
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
        WhyNot = await answering.WhyNotAsync(talk, cancel);
        IsByHumanAgent = WhyNot is null && await answering.IsByHumanAgentAsync(talk, cancel);
        Holdup = await holdup.NowAsync(cancel);
        HasPicture = await db.Set<ProfilePicture>().AnyAsync(p => p.ConversationId == id, cancel);
        var upTo = before is { } mark ? ListMark.TimeOf(mark) : null;
        IsNewest = upTo is null;
        Thread = await Moments.ReadAsync(db, talk, upTo, cancel);

        Visits = await db.Visits.AsNoTracking().Where(a => a.ConversationId == id).TagWith(Found.OfOne).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(MostVisits).ToListAsync(cancel);
        var campaigns = Visits.Select(a => a.CampaignId).OfType<int>().ToList();
        Campaigns = await db.Campaigns.Where(c => campaigns.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        Products = await ProductsAsync(cancel);
        var sessions = Visits.Select(a => a.CheckoutSessionId).OfType<long>().ToList();
        Wishes = await WishLine.ReadAsync(db, db.Wishes.Where(w => w.ConversationId == id), cancel);
        Orders = await db.Orders.Where(o => sessions.Contains(o.SessionId)).ToDictionaryAsync(o => o.SessionId, o => o.Id, cancel);
        return true;
    }

    private async Task<Dictionary<string, Product>> ProductsAsync(CancellationToken cancel)
    {
        var slugs = Visits.Select(a => a.ProductId).OfType<string>().Distinct().ToList();
        var ids = slugs.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        var found = slugs.Count == 0 ? [] : await db.Products.AsNoTracking().Where(p => slugs.Contains(p.Slug) || ids.Contains(p.Id)).ToListAsync(cancel);
        return slugs.Select(text => (Text: text, Product: found.Find(p => p.Slug == text || p.Id.ToString(CultureInfo.InvariantCulture) == text)))
            .Where(pair => pair.Product is not null).ToDictionary(pair => pair.Text, pair => pair.Product!);
    }
}
