using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Matching;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.EntryPoints.Matching;

/// <summary>One try to reach a shopper by phone number, with the proof of consent.</summary>
[ResponseCache(NoStore = true)]
public sealed class RequestModel(SiteDb db, Withdrawal withdrawal, TimeProvider time) : PageModel
{
    public MatchingStatus Standing { get; private set; } = null!;

    public ConsentProof Proof { get; private set; } = null!;

    /// <summary>What was shown beside the box.</summary>
    public ConsentWording Wording { get; private set; } = null!;

    public Order Order { get; private set; } = null!;

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await db.MatchingRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } asked)
        {
            return NotFound();
        }

        Standing = (await MatchingStatus.OfAsync(db, [asked], cancel))[0];
        Proof = await db.ConsentProofs.AsNoTracking().SingleAsync(p => p.Id == asked.ConsentProofId, cancel);
        Wording = await db.ConsentWordings.AsNoTracking().SingleAsync(w => w.Version == Proof.WordingVersion, cancel);
        Order = await db.Orders.AsNoTracking().SingleAsync(o => o.Id == asked.OrderId, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id)
    {
        var outcome = await withdrawal.WithdrawAsync(id, CancellationToken.None);
        TempData["Notice"] = outcome switch
        {
            Withdrawn.BeforeConfirming or Withdrawn.BeforeSending => "Number and proof are deleted, and the message will not be sent.",
            Withdrawn.AfterSending => "Number and proof are deleted.",
            Withdrawn.NotNow => "Nothing was deleted: the message is being sent at this very moment. Try again in some seconds.",
            _ => "There was nothing to delete any more.",
        };
        return LocalRedirect(outcome == Withdrawn.NotNow ? $"/dashboard/entry-points/matching/{id}" : "/dashboard/entry-points/matching");
    }
}
