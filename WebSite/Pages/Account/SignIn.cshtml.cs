using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using WebSite.Data;
using WebSite.Web;

namespace WebSite.Pages.Account;

/// <summary>Where merchants sign in.</summary>
[ResponseCache(NoStore = true)]
[EnableRateLimiting(Limits.SignIn)]
public sealed class SignInModel(SignInManager<Merchant> signIn, UserManager<Merchant> merchants, IPasswordHasher<Merchant> hasher) : PageModel
{
    private static readonly Merchant Nobody = new() { Email = "" };
    private static string? _nobodysHash;

    [BindProperty]
    public Credentials Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var merchant = await merchants.FindByNameAsync(Input.Email.Trim());
        if (merchant is null || await merchants.IsLockedOutAsync(merchant))
        {
            // As much work as a real check, so that the time tells a guesser nothing either.
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, "no one's"), Input.Password);
        }
        else if ((await signIn.PasswordSignInAsync(merchant, Input.Password, isPersistent: false, lockoutOnFailure: true)).Succeeded)
        {
            return LocalRedirect(LocalPath.Or(returnUrl, "/dashboard"));
        }

        // The same words for a wrong address, a wrong password and a locked account: they tell a guesser nothing.
        ModelState.AddModelError("", "That didn't match. After five wrong tries an account is closed for ten minutes.");
        return Page();
    }

    /// <summary>What is typed in.</summary>
    public sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        [StringLength(254, ErrorMessage = "An e-mail address can have at most 254 characters.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Enter your password.")]
        [StringLength(256, ErrorMessage = "A password can have at most 256 characters.")]
        public string Password { get; set; } = "";
    }
}
