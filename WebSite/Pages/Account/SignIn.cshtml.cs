using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Data;

namespace WebSite.Pages.Account;

/// <summary>Where merchants sign in.</summary>
[ResponseCache(NoStore = true)]
public sealed class SignInModel(SignInManager<Merchant> signIn) : PageModel
{
    [BindProperty]
    public Credentials Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await signIn.PasswordSignInAsync(Input.Email.Trim(), Input.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/dashboard");
        }

        // The same words for a wrong address, a wrong password and a locked account: they tell a guesser nothing.
        ModelState.AddModelError("", "That didn't match. After five wrong tries an account is closed for ten minutes.");
        return Page();
    }

    /// <summary>What is typed in.</summary>
    public sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        public string Password { get; set; } = "";
    }
}
