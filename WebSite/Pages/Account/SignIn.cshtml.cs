using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Accounts;
using WebSite.Web;

namespace WebSite.Pages.Account;

/// <summary>Where merchants sign in.</summary>
[ResponseCache(NoStore = true)]
internal sealed class SignInModel(SigningIn signingIn) : PageModel
{
    [BindProperty]
    public Credentials Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var answer = await signingIn.TryAsync(HttpContext, Input.Email.Trim(), Input.Password);
        if (answer.Outcome == SignInOutcome.In)
        {
            return LocalRedirect(LocalPath.Or(returnUrl, "/dashboard"));
        }

        // The same words whether there is such an account or not: they tell a guesser nothing.
        ModelState.AddModelError("", answer.Outcome switch
        {
            SignInOutcome.Closed => $"Too many tries failed, so this one wasn't looked at. Try again in {Minutes(answer.Wait!.Value)}, or ask whoever runs the server for a new link: reset-password makes one.",
            SignInOutcome.Busy => "Too many people are signing in just now, so this try wasn't looked at. Try again in half a minute.",
            _ => "That didn't match. After several wrong tries you have to wait ten minutes; whoever runs the server can make you a new link at any time, with reset-password.",
        });
        if (answer.Wait is { } wait)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Page();
    }

    private static string Minutes(TimeSpan wait) => Math.Ceiling(wait.TotalMinutes) is var minutes && minutes <= 1 ? "a minute" : $"{minutes} minutes";

    /// <summary>What is typed in.</summary>
    public sealed class Credentials
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        [StringLength(254, ErrorMessage = "An e-mail address can have at most 254 characters.")]
        public string Email { get; set; } = "";

        [DataType(DataType.Password)]
        [Required(ErrorMessage = "Enter your password.")]
        [StringLength(256, ErrorMessage = "A password can have at most 256 characters.")]
        public string Password { get; set; } = "";
    }
}
