using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;

namespace WebSite.Pages.Messenger;

/// <summary>Lets the shopper say which of several people was they: the way out of a conflict.</summary>
public sealed class ChooseModel(SiteDb db, RefProtector refs) : PageModel
{
    private const int Most = 20;

    public string? Ref { get; private set; }

    public IReadOnlyList<OptIn> OptIns { get; private set; } = [];

    public async Task OnGetAsync(string? @ref, CancellationToken cancel)
    {
        Ref = @ref;
        if (RefOwner.ShopperOf(@ref, HttpContext, refs) is { } shopper)
        {
            OptIns = await db.CheckoutSessions.AsNoTracking().Own(shopper).SelectMany(s => s.OptIns).OrderBy(o => o.FirstAt).Take(Most).ToListAsync(cancel);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? @ref, long optIn, CancellationToken cancel)
    {
        // The recorder sets the connection too: one after the other.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (RefOwner.ShopperOf(@ref, HttpContext, refs) is not { } shopper
            || await db.CheckoutSessions.Own(shopper).Include(s => s.OptIns).SingleOrDefaultAsync(cancel) is not { } session
            || session.OptIns.All(o => o.Id != optIn))
        {
            return NotFound();
        }

        session.ChosenOptInId = optIn;
        session.Connection = Connection.Connected;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData["Notice"] = "Thank you. Messenger is connected with the account you chose.";
        return RedirectToPage("/Cart");
    }
}
