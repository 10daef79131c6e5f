using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Language;
using WebSite.OptIns;
using WebSite.Web;

namespace WebSite.Pages.Messenger;

/// <summary>Lets the shopper say which of several people was they: the way out of a conflict.</summary>
public sealed class ChooseModel(SiteDb db, SpotKeys keys, ConfirmCodes codes, ShopperAnswers answers) : PageModel
{
    public string? Spot { get; private set; }

    public IReadOnlyList<SpotPerson> People { get; private set; } = [];

    /// <summary>The path to go back to.</summary>
    public string Back { get; private set; } = "/";

    public async Task OnGetAsync(string? spot, string? back, CancellationToken cancel)
    {
        Spot = spot;
        Back = LocalPath.Or(back, "/");
        if (keys.Own(spot, HttpContext) is { } own)
        {
            People = await SpotPerson.AllAsync(db, codes, new(own.SessionToken, own.Browser), cancel);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? spot, string? back, long optIn, CancellationToken cancel)
    {
        if (keys.Own(spot, HttpContext) is not { } own || !await answers.ChooseAsync(new(own.SessionToken, own.Browser), optIn, cancel))
        {
            return NotFound();
        }

        TempData["Notice"] = Phrases.Say("Thank you. Messenger is connected with the account you chose.");
        return LocalRedirect(LocalPath.Or(back, "/"));
    }
}
