using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Accounts;
using WebSite.Model;

namespace WebSite.Pages.Dashboard;

/// <summary>Where a merchant changes the password.</summary>
[ResponseCache(NoStore = true)]
internal sealed partial class AccountModel(
    UserManager<Merchant> merchants, Passwords passwords, FailedTries tries, SigningIn signingIn, ILogger<AccountModel> logger) : PageModel
{
    /// <summary>The password of now: a browser that was left open isn't enough.</summary>
    [BindProperty]
    [DataType(DataType.Password)]
    [Required(ErrorMessage = "Enter your current password.")]
    [StringLength(256, ErrorMessage = "A password can have at most 256 characters.")]
    public string Current { get; set; } = "";

    [BindProperty]
    public NewPassword Input { get; set; } = new();

    /// <summary>Whose account it is.</summary>
    public string? Email => User.Identity?.Name;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await merchants.GetUserAsync(User) is not { } merchant)
        {
            return Challenge();
        }

        if (await FaultsAsync(merchant, cancel) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                ModelState.AddModelError("", fault);
            }

            return Page();
        }

        Log.Changed(logger, merchant.Id);
        await signingIn.LetInAsync(HttpContext, merchant);
        TempData["Notice"] = "The password is changed. Every other session of this account has ended.";
        return LocalRedirect("/dashboard/account");
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(Merchant merchant, CancellationToken cancel)
    {
        var budgets = Budget.OfChange(merchant.Id);
        if (tries.Take(budgets) is not null)
        {
            return ["Too many tries failed, so this one wasn't looked at. Try again in ten minutes."];
        }

        switch (await passwords.MatchesAsync(merchant, Current, Caller.Inside, cancel))
        {
            case null:
                tries.GiveBack(budgets);
                return ["Too many passwords are being looked at just now. Try again in a moment."];
            case false:
                Log.Refused(logger, merchant.Id);
                return ["The current password didn't match. Nothing was changed."];
            default:
                tries.Forget(budgets);
                return await passwords.ChangeAsync(merchant, Input.Password, cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Merchant {Id} changed the password: all other sessions have ended.")]
        public static partial void Changed(ILogger logger, int id);

        [LoggerMessage(2, LogLevel.Warning, "A change of the password was refused: not the current one of merchant {Id}.")]
        public static partial void Refused(ILogger logger, int id);
    }
}
