using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Checkout;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Language;
using WebSite.OptIns;
using WebSite.Web;

namespace WebSite.Pages.Messenger;

/// <summary>
/// Asks the shopper whether somebody who came by a link or a code is they. Only the browser that holds the checkout session is asked, and only its
/// answer counts.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class ConfirmModel(SiteDb db, SpotKeys keys, ConfirmCodes codes, ShopperAnswers answers) : PageModel
{
    public string? Spot { get; private set; }

    /// <summary>The path to go back to.</summary>
    public string Back { get; private set; } = "/";

    public IReadOnlyList<SpotQuestion> Questions { get; private set; } = [];

    public Task OnGetAsync(string? spot, string? back, CancellationToken cancel) => ReadAsync(spot, back, cancel);

    public async Task<IActionResult> OnPostAsync(string? spot, string? back, long optIn, string? answer, CancellationToken cancel)
    {
        if (keys.Own(spot, HttpContext) is not { } own || answer is not ("yes" or "no"))
        {
            return NotFound();
        }

        Shopper shopper = new(own.SessionToken, own.Browser);
        if (!await (answer == "yes" ? answers.ConfirmAsync(shopper, optIn, cancel) : answers.RefuseAsync(shopper, optIn, cancel)))
        {
            return NotFound();
        }

        TempData["Notice"] = answer == "yes" ? Phrases.Say("Thank you. Messenger is connected with that account.") : Phrases.Say("Thank you. Nothing about your visit goes to that account.");
        return LocalRedirect(LocalPath.Or(back, "/"));
    }

    private async Task ReadAsync(string? spot, string? back, CancellationToken cancel)
    {
        Spot = spot;
        Back = LocalPath.Or(back, "/");
        if (keys.Own(spot, HttpContext) is { } own)
        {
            Questions = await SpotQuestion.ReadAsync(db, codes, new(own.SessionToken, own.Browser), cancel);
        }
    }
}

/// <summary>What <c>_SpotQuestion.cshtml</c> draws.</summary>
/// <param name="Spot">The spot's key.</param>
/// <param name="Back">The path to go back to.</param>
/// <param name="All">At least one question.</param>
public sealed record SpotQuestions(string Spot, string Back, IReadOnlyList<SpotQuestion> All);
