using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Accounts;

namespace WebSite.Pages.Account;

/// <summary>Behind the one-time link: the first merchant sets a password.</summary>
[ResponseCache(NoStore = true)]
internal sealed class WelcomeModel(Welcome welcome, SigningIn signingIn) : PageModel
{
    [BindProperty]
    public Choice Input { get; set; } = new();

    /// <summary>Whether the link still works.</summary>
    public bool IsOpen { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancel) => await LookAsync(token, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            await LookAsync(token, cancel);
            return Page();
        }

        if (await welcome.CreateAsync(token, Input.Email.Trim(), Input.Password, cancel) is not { } made)
        {
            await LookAsync(token, cancel);
            return Page();
        }

        if (made.Faults.Count == 0)
        {
            await signingIn.LetInAsync(HttpContext, made.Merchant);
            return RedirectToPage("/Dashboard/Overview/Index");
        }

        foreach (var fault in made.Faults)
        {
            ModelState.AddModelError("", fault);
        }

        await LookAsync(token, cancel);
        return Page();
    }

    private async Task LookAsync(string token, CancellationToken cancel)
    {
        IsOpen = await welcome.IsOpenAsync(token, cancel);
        Response.StatusCode = IsOpen ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
    }

    /// <summary>What is typed in.</summary>
    public sealed class Choice
    {
        [Required(ErrorMessage = "Enter your e-mail address.")]
        [EmailAddress(ErrorMessage = "An e-mail address looks like name@example.com.")]
        [StringLength(254, ErrorMessage = "An e-mail address can have at most 254 characters.")]
        public string Email { get; set; } = "";

        [DataType(DataType.Password)]
        [Required(ErrorMessage = "Choose a password.")]
        [StringLength(256, MinimumLength = 12, ErrorMessage = "A password has 12 to 256 characters. Four or five words make a good one.")]
        public string Password { get; set; } = "";
    }
}
