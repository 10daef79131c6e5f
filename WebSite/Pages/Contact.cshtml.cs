using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.Model;
using WebSite.Shopfront;

namespace WebSite.Pages;

/// <summary>How to reach the shop, and who is behind it; not there where the merchant says neither.</summary>
public sealed class ContactModel(CurrentShop shop) : PageModel
{
    public ShopWords Words => shop.Now.Words;

    public IActionResult OnGet() => (Words.Contact ?? Words.Imprint) is null ? NotFound() : Page();
}
