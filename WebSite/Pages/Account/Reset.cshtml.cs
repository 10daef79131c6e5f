using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Accounts;
using WebSite.Model;

namespace WebSite.Pages.Account;

/// <summary>Behind the one-time link of <c>reset-password</c>: a merchant sets another password.</summary>
[ResponseCache(NoStore = true)]
internal sealed partial class ResetModel(ResetLink links, Passwords passwords, SigningIn signingIn, ILogger<ResetModel> logger) : PageModel
{
    [BindProperty]
    public NewPassword Input { get; set; } = new();

    /// <summary>Whose password it is; null when the link opens nothing any more.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync(string token) => await LookAsync(token);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (await LookAsync(token) is not { } merchant || !ModelState.IsValid)
        {
            return Page();
        }

        if (await passwords.ChangeAsync(merchant, Input.Password, cancel) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                ModelState.AddModelError("", fault);
            }

            return Page();
        }

        Log.Reset(logger, merchant.Id);
        await signingIn.LetInAsync(HttpContext, merchant);
        return RedirectToPage("/Dashboard/Overview/Index");
    }

    private async Task<Merchant?> LookAsync(string token)
    {
        var merchant = await links.ReadAsync(token);
        Email = merchant?.Email;
        Response.StatusCode = merchant is null ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return merchant;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Merchant {Id} set another password with a link of reset-password: all sessions of before have ended.")]
        public static partial void Reset(ILogger logger, int id);
    }
}
