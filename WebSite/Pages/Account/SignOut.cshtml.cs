using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Data;

namespace WebSite.Pages.Account;

/// <summary>Ends a merchant's sessions, on every device: a copied cookie ends with them.</summary>
public sealed class SignOutModel(SignInManager<Merchant> signIn, UserManager<Merchant> merchants) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Account/SignIn");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await merchants.GetUserAsync(User) is { } merchant)
        {
            await merchants.UpdateSecurityStampAsync(merchant);
        }

        await signIn.SignOutAsync();
        return RedirectToPage("/Account/SignIn");
    }
}
