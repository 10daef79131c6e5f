using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using WebSite.Language;
using WebSite.Orders;
using WebSite.Web;

namespace WebSite.Pages.Orders;

/// <summary>
/// Leads to an order's page in a browser that didn't order it, which shows how far it is and nothing more: number and e-mail address are known to more people than its owner.
/// </summary>
[EnableRateLimiting(Limits.Finds)]
[ResponseCache(NoStore = true)]
public sealed class FindModel(OrderFinding finding, FindLimit limit) : PageModel
{
    [BindProperty]
    public FindForm Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (limit.Wait(Input.Email!) is { } wait)
        {
            HttpContext.RequestServices.GetRequiredService<LimitLog>().Refuse(Response, nameof(LimitOptions.FindsOfAnEmail), wait);
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var token = OrderFinding.NumberIn(Input.Number) is { } number ? await finding.FindAsync(number, Input.Email!, cancel) : null;
        if (token is null)
        {
            ModelState.AddModelError("", Phrases.Say("No order has this number and this e-mail address together. Look at both once more."));
            return Page();
        }

        return RedirectToPage("/Orders/ThankYou", new { token });
    }

    /// <summary>A field of <see cref="FindForm"/> for <c>_Field.cshtml</c>.</summary>
    public FormField Field(string name, string label, string? value, string autocomplete, string type = "text", string? hint = null) =>
        new($"Input.{name}", label, value, autocomplete, type, hint, ModelState[$"Input.{name}"]?.Errors.FirstOrDefault()?.ErrorMessage);

    /// <summary>What finds an order.</summary>
    public sealed class FindForm
    {
        [Required(ErrorMessage = "Enter the order's number.")]
        public string? Number { get; set; }

        [Required(ErrorMessage = "Enter the e-mail address that you ordered with.")]
        public string? Email { get; set; }
    }
}
