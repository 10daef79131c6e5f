using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Model;
using WebSite.OptIns;
using WebSite.Web;

namespace WebSite.Pages.Messenger;

/// <summary>Lets the shopper say which of several people was they: the way out of a conflict.</summary>
public sealed class ChooseModel(SiteDb db, SpotKeys keys, ConfirmCodes codes, ShopperAnswers answers) : PageModel
{
    private const int Most = 20;

    public string? Spot { get; private set; }

    public IReadOnlyList<OptIn> OptIns { get; private set; } = [];

    /// <summary>First name and last initial of those whom Facebook names, by the opt-in's id.</summary>
    public IReadOnlyDictionary<long, string?> Names { get; private set; } = new Dictionary<long, string?>();

    /// <summary>The codes in the messages to those who came by what can be passed on, by the opt-in's id.</summary>
    public Dictionary<long, string> Codes { get; } = [];

    /// <summary>The path to go back to.</summary>
    public string Back { get; private set; } = "/";

    public async Task OnGetAsync(string? spot, string? back, CancellationToken cancel)
    {
        Spot = spot;
        Back = LocalPath.Or(back, "/");
        if (keys.Own(spot, HttpContext) is { } own)
        {
            var askable = Askable.In(db);
            var found = await db.CheckoutSessions.AsNoTracking().Own(new(own.SessionToken, own.Browser)).SelectMany(s => s.OptIns)
                .Where(o => o.Trust == OptInTrust.Proven || o.Trust == OptInTrust.Confirmed || db.OptIns.Where(askable).Any(a => a.Id == o.Id)).OrderBy(o => o.FirstAt).Take(Most)
                .Select(o => new { OptIn = o, Name = db.Conversations.Where(c => c.PageId == o.PageId && c.Psid == o.Psid).Select(c => c.Name).SingleOrDefault() }).ToListAsync(cancel);
            OptIns = [.. found.Select(one => one.OptIn)];
            Names = found.ToDictionary(one => one.OptIn.Id, one => SpotQuestion.Brief(one.Name));
            foreach (var optIn in OptIns.Where(o => !o.IsTrusted))
            {
                Codes[optIn.Id] = await codes.OfAsync(optIn.Id, cancel);
            }
        }
    }

    public async Task<IActionResult> OnPostAsync(string? spot, string? back, long optIn, CancellationToken cancel)
    {
        if (keys.Own(spot, HttpContext) is not { } own || !await answers.ChooseAsync(new(own.SessionToken, own.Browser), optIn, cancel))
        {
            return NotFound();
        }

        TempData["Notice"] = "Thank you. Messenger is connected with the account you chose.";
        return LocalRedirect(LocalPath.Or(back, "/"));
    }
}
