using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebSite.Catalogue;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;
using WebSite.Shopfront;
using WebSite.Texts;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>What is said on each occasion: the merchant's own texts, with a preview.</summary>
[ResponseCache(NoStore = true)]
public sealed class IndexModel(SiteDb db, ShopName shop, CartNote carts, TimeProvider time) : PageModel
{
    private const int MostCampaigns = 50;

    [BindProperty(SupportsGet = true)]
    public TextChoice Choice { get; set; } = new();

    /// <summary>What stands in the form.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What is wrong with it; else null.</summary>
    public string? Fault => ModelState["text"]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>Whether the merchant has a text for this very place.</summary>
    public bool IsMerchants { get; private set; }

    /// <summary>The merchant's texts, by occasion and scope.</summary>
    public IReadOnlySet<(Occasion, string)> Written { get; private set; } = new HashSet<(Occasion, string)>();

    /// <summary>The placements that the text may differ by.</summary>
    public IReadOnlyList<Placement> Placements { get; private set; } = [];

    /// <summary>The campaigns in use that it may differ by, newest first, and the chosen one.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    /// <summary>Examples of how it goes out, each with its heading.</summary>
    public IReadOnlyList<(string Heading, string Text)> Previews { get; private set; } = [];

    /// <summary>The site's own texts that hold here while the merchant has none.</summary>
    public IReadOnlyList<OwnVariants.Variant> Own { get; private set; } = [];

    /// <summary>What the site puts below the text by itself; null where it puts nothing.</summary>
    public string? Below =>
        (Choice.Occasion.Reason(), carts.HasLink) switch
        {
            (null, _) => null,
            (WishReason.KeptCart, true) => "What is in the cart and a link to it are put below the text: the cart's web page says so to the shopper.",
            (WishReason.KeptCart, false) => "What is in the cart is put below the text. The site doesn't know its own address, so it neither sends nor promises a link to it: set Site:PublicUrl.",
            (_, true) => "A link to the product is put below the text.",
            _ => "A link to the product would be put below the text. The site doesn't know its own address, so it sends none: set Site:PublicUrl.",
        };

    /// <summary>Which text goes before which.</summary>
    public string Order =>
        Placements.Count == 0 ? "A text of yours takes the place of the site's own below."
        : "A text of yours for everywhere takes the place of all of the site's own below. One for a placement goes before it"
            + (Choice.Occasion.Rule().HasCampaigns ? ", and one for a campaign before both." : ".");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        Text ??= KeptForms.Of(HttpContext) is null ? await HoldingAsync(cancel) : "";
        Previews = Fault is null ? await PreviewsAsync(Text, cancel) : [];
        return Page();
    }

    /// <summary>Stores the text.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        if (!Look())
        {
            return Page();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var template = await Chosen.SingleOrDefaultAsync(cancel) ?? db.MessageTemplates.Add(new() { Occasion = Choice.Occasion, Scope = Choice.Where, Text = Text! }).Entity;
        template.Change(Text!, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData["Notice"] = "Saved. Messages that haven't gone yet have the new text, too.";
        return LocalRedirect(Choice.Path());
    }

    /// <summary>Shows how a text would go out: to the script the examples alone, else the whole page.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(bool part, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel))
        {
            return NotFound();
        }

        Previews = Look() ? await PreviewsAsync(Text!, cancel) : [];
        return part ? Partial("_Preview", this) : Page();
    }

    /// <summary>Goes back to what holds without the merchant's text.</summary>
    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancel)
    {
        await Chosen.ExecuteDeleteAsync(cancel);
        TempData["Notice"] = "Your text is gone; what holds here now is shown below.";
        return LocalRedirect(Choice.Path());
    }

    /// <summary>Tidies the text, and notes what is wrong with it; false when something is.</summary>
    private bool Look()
    {
        Text = TextFault.Tidy(Text);
        if (TextFault.Of(Text) is { } fault)
        {
            ModelState.AddModelError("text", fault);
        }

        return Fault is null;
    }

    private IQueryable<MessageTemplate> Chosen => db.MessageTemplates.Where(t => t.Occasion == Choice.Occasion && t.Scope == Choice.Where);

    /// <summary>Reads what the page is made of; false when there is no such text.</summary>
    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        if (ModelState.GetFieldValidationState(nameof(Choice.Occasion)) == ModelValidationState.Invalid || !OwnTexts.Occasions.Contains(Choice.Occasion))
        {
            return false;
        }

        var id = TextScope.Campaign(Choice.Where);
        Placements = Choice.Occasion.Rule().HasPlacements ? Enum.GetValues<Placement>() : [];
        Campaigns = !Choice.Occasion.Rule().HasCampaigns ? [] : await db.Campaigns.AsNoTracking().Where(c => c.ArchivedAt == null || c.Id == id).OrderByDescending(c => c.Id == id).ThenByDescending(c => c.Id).Take(MostCampaigns).ToListAsync(cancel);
        Written = (await db.MessageTemplates.Select(t => new { t.Occasion, t.Scope }).ToListAsync(cancel)).Select(t => (t.Occasion, t.Scope)).ToHashSet();
        IsMerchants = Written.Contains((Choice.Occasion, Choice.Where));
        var campaign = Campaigns.FirstOrDefault(c => c.Id == id);
        Own = OwnVariants.Of(Choice, campaign);
        return Choice.Where.Length == 0 || (Choice.Placement is { } placement && Placements.Contains(placement)) || campaign is not null;
    }

    /// <summary>The text that holds for the choice.</summary>
    private async Task<string> HoldingAsync(CancellationToken cancel)
    {
        var texts = await db.MessageTemplates.Where(t => t.Occasion == Choice.Occasion && (t.Scope == Choice.Where || t.Scope == TextScope.Everywhere))
            .ToDictionaryAsync(t => t.Scope, t => t.Text, cancel);
        return texts.GetValueOrDefault(Choice.Where) ?? texts.GetValueOrDefault(TextScope.Everywhere) ?? Own[0].Text;
    }

    private async Task<IReadOnlyList<(string Heading, string Text)>> PreviewsAsync(string text, CancellationToken cancel)
    {
        var facts = Own[0].Facts with { Shop = shop.Name };
        var product = await db.Products.AsNoTracking().OrderBy(p => p.Id).FirstOrDefaultAsync(cancel);
        string? Example(Product? of, decimal times) => of is null ? null : Money.Format((long)(of.PriceMinor * times), of.Currency);
        return
        [
            ("To Alice", MessageTexts.Render(text, facts with { FirstName = "Alice", Product = product?.Name, Price = Example(product, 1), OldPrice = Example(product, 1.25m), OrderNumber = 1004, Campaign = facts.Campaign ?? "Autumn flyer" })),
            ("To someone of whom nothing is known", MessageTexts.Render(text, new() { Shop = facts.Shop })),
        ];
    }
}
