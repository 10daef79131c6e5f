using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Accounts;

namespace WebSite.Pages.Account;

/// <summary>Ends a merchant's sessions, on every device: a copied cookie ends with them.</summary>
internal sealed class SignOutModel(SigningIn signingIn) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Account/SignIn");

    public async Task<IActionResult> OnPostAsync()
    {
        await signingIn.LeaveAsync(HttpContext);
        return RedirectToPage("/Account/SignIn");
    }
}
