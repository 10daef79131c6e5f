using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Catalogue;
using WebSite.Data;
using WebSite.Matching;
using WebSite.Model;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Shop;

/// <summary>How the shop looks, what it says, what it costs to have things brought. Each part is a form of its own.</summary>
[ResponseCache(NoStore = true)]
[TakesFiles((2 * PictureMaker.MostBytes) + FormBodies.Max)]
public sealed class IndexModel(SiteDb db, CurrentShop shop, ShopName name, PictureStore store, Pricing pricing, ConsentWordings wordings) : PageModel
{
    private const string Here = "/dashboard/shop";

    [BindProperty]
    public WordsForm Words { get; set; } = new();

    [BindProperty]
    public ColoursForm Colours { get; set; } = new();

    [BindProperty]
    public ShippingForm Delivery { get; set; } = new();

    public CurrentShop Shop => shop;

    /// <summary>What the shop is called where the form says nothing.</summary>
    public string StartName => name.Start;

    /// <summary>How many products have a price in the shop's currency.</summary>
    public int ProductCount { get; private set; }

    /// <summary>How many orders were placed, by currency.</summary>
    public IReadOnlyList<(string Currency, int Count)> Orders { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var kept = KeptForms.Of(HttpContext);
        var profile = shop.Now.Profile;
        Words = IsKept(nameof(Words)) ? Words : WordsForm.Of(profile.Words);
        Colours = IsKept(nameof(Colours)) ? Colours : ColoursForm.Of(profile.Colours);
        Delivery = IsKept(nameof(Delivery)) ? Delivery : ShippingForm.Of(profile.Shipping, shop.Currency);
        ProductCount = await db.Products.CountAsync(cancel);
        Orders = (await db.Orders.GroupBy(o => o.Currency).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ConvertAll(g => (g.Key, g.Count));

        bool IsKept(string form) => kept?.Fields.Any(field => field.Name.StartsWith(form + ".", StringComparison.Ordinal)) is true;
    }

    public async Task<IActionResult> OnPostWordsAsync(CancellationToken cancel)
    {
        var words = Words.Say();
        if (HasFaults(nameof(Words), words.Faults()))
        {
            return Page();
        }

        var done = await SaveAsync(profile => profile.Say(words), "The words are saved, and shown.", cancel);
        await wordings.RunAsync(cancel); // They have the shop's name in them.
        return done;
    }

    public async Task<IActionResult> OnPostColoursAsync(CancellationToken cancel)
    {
        var colours = Colours.Say();
        return HasFaults(nameof(Colours), ColourRules.Faults(colours)) ? Page() : await SaveAsync(profile => profile.Paint(colours), "The colours are saved, and shown.", cancel);
    }

    public async Task<IActionResult> OnPostDeliveryAsync(CancellationToken cancel)
    {
        var (terms, faults) = Delivery.Say(shop.Currency);
        return HasFaults(nameof(Delivery), faults) ? Page() : await SaveAsync(profile => profile.Ship(terms!), "Saved. It holds for orders from now on; those that were placed keep theirs.", cancel);
    }

    /// <summary>Takes a logo, or the picture beside the heading.</summary>
    public async Task<IActionResult> OnPostPicturesAsync(IFormFile? logo, IFormFile? hero, CancellationToken cancel)
    {
        var (logoHash, logoFault) = await TakeAsync(logo, cancel);
        var (heroHash, heroFault) = await TakeAsync(hero, cancel);
        if (HasFaults("", new[] { ("logo", logoFault), ("hero", heroFault) }.Where(one => one.Item2 is not null).Select(one => (one.Item1, $"The picture wasn't taken. {one.Item2}"))))
        {
            return Page();
        }

        return logo is null && hero is null ? Lead("No file was chosen.") : await ShowAsync(profile => (logoHash ?? profile.LogoHash, heroHash ?? profile.HeroHash), "The picture is shown.", cancel);
    }

    /// <summary>Takes the logo, or the other picture, away.</summary>
    public Task<IActionResult> OnPostBareAsync(string which, CancellationToken cancel) =>
        ShowAsync(profile => which == "logo" ? (null, profile.HeroHash) : (profile.LogoHash, null), "The picture is taken away.", cancel);

    public async Task<IActionResult> OnPostCurrencyAsync(string? currency, bool isSure, CancellationToken cancel)
    {
        if (Currency.Find(currency) is not { } to || !isSure)
        {
            return Lead(isSure ? "Choose a currency from the list." : "Nothing was changed: tick the box to say that the prices keep their numbers.");
        }

        await pricing.ChangeAsync(to, cancel);
        return Lead($"The shop's currency is {to.Code}. All prices keep their numbers: look through them now.");
    }

    private async Task<IActionResult> ShowAsync(Func<ShopProfile, (string? Logo, string? Hero)> change, string notice, CancellationToken cancel)
    {
        string?[] before = [];
        var done = await SaveAsync(
            profile =>
            {
                before = [profile.LogoHash, profile.HeroHash];
                var (logo, hero) = change(profile);
                profile.ShowLogo(logo);
                profile.ShowHero(hero);
            },
            notice, cancel);
        foreach (var hash in before)
        {
            await store.LetGoAsync(hash, cancel);
        }

        return done;
    }

    private async Task<(string? Hash, string? Fault)> TakeAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null)
        {
            return (null, null);
        }

        await using var stream = file.OpenReadStream();
        return await store.AddAsync(stream, cancel);
    }

    private bool HasFaults(string form, IEnumerable<(string Field, string Sentence)> faults)
    {
        foreach (var (field, sentence) in faults)
        {
            ModelState.AddModelError(form.Length == 0 ? field : $"{form}.{field}", sentence);
        }

        return !ModelState.IsValid;
    }

    private async Task<IActionResult> SaveAsync(Action<ShopProfile> change, string notice, CancellationToken cancel)
    {
        change(await db.ShopProfiles.SingleAsync(cancel));
        await db.SaveChangesAsync(cancel);
        await shop.RefreshAsync(cancel);
        return Lead(notice);
    }

    private LocalRedirectResult Lead(string notice)
    {
        TempData["Notice"] = notice;
        return LocalRedirect(Here);
    }
}
