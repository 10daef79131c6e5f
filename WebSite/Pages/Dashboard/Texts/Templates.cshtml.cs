using Messenger.AspNetCore.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Shopfront;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>The templates that news of orders are written from when the window has closed: made, sent for approval, shown as they stand.</summary>
[ResponseCache(NoStore = true)]
public sealed class TemplatesModel(UtilityMessages templates, TemplateLibrary library, ShopName shop, PublicAddress site, IOptionsMonitor<MessengerOptions> options, TimeProvider time) : PageModel
{
    /// <summary>Which news.</summary>
    [BindProperty(SupportsGet = true)]
    public Occasion Occasion { get; set; } = Occasion.OrderShipped;

    /// <summary>What stands in the form.</summary>
    [BindProperty]
    public TemplateForm Form { get; set; } = new();

    /// <summary>All templates of the Page.</summary>
    public IReadOnlyList<UtilityTemplate> All { get; private set; } = [];

    /// <summary>Those for the chosen news, the newest first.</summary>
    public IEnumerable<UtilityTemplate> Chosen => All.Where(t => t.Occasion == Occasion);

    /// <summary>Facebook's own templates; null where they weren't asked for.</summary>
    public IReadOnlyList<LibraryTemplate>? Library { get; private set; }

    /// <summary>Why they couldn't be asked for, in a sentence; null when they could.</summary>
    public string? WhyNoLibrary { get; private set; }

    /// <summary>The address of an occasion's templates.</summary>
    public static string Path(Occasion occasion, string? handler = null) =>
        $"/dashboard/texts/templates?occasion={occasion.ToString().ToLowerInvariant()}{(handler is null ? "" : "&handler=" + handler)}";

    /// <summary>How the templates of an occasion stand together: the best of them; null when there is none.</summary>
    public TemplateState? Best(Occasion occasion) => All.Where(t => t.Occasion == occasion).Select(t => (TemplateState?)t.State)
        .OrderBy(state => state is TemplateState.Approved ? 0 : state is TemplateState.Pending ? 1 : 2).FirstOrDefault();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!IsThere)
        {
            return NotFound();
        }

        await ReadAsync(cancel);
        return Page();
    }

    /// <summary>The same with Facebook's own templates, and the form filled in from one of them.</summary>
    public async Task<IActionResult> OnGetLibraryAsync(string? from, CancellationToken cancel)
    {
        if (!IsThere)
        {
            return NotFound();
        }

        await ReadAsync(cancel);
        (Library, WhyNoLibrary) = await library.ReadAsync(Occasion, options.CurrentValue.Locale, cancel);
        Form = Library.FirstOrDefault(each => each.Name == from) is { } own ? Form.With(own) : Form;
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        All = await templates.AllAsync(cancel);
        Form = KeptForms.Of(HttpContext) is null ? TemplateForm.For(Occasion, options.CurrentValue.Locale, shop.Name, site.Origin is not null) : Form;
    }

    /// <summary>Makes a template, and sends it for approval.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsThere)
        {
            return NotFound();
        }

        if (!Look())
        {
            return Page();
        }

        var template = Form.Make(options.CurrentValue.PageId, Occasion, time.GetUtcNow());
        if (!await templates.MakeAsync(template, cancel))
        {
            ModelState.AddModelError("Form.Name", "There is a template of this name and language already: Facebook wants another name.");
            return Page();
        }

        return Lead(await templates.AllAsync(cancel) is var all && all.Any(t => t.Name == template.Name && t.Language == template.Language && t.State == TemplateState.Draft)
            ? "Kept, but Facebook hasn't taken it: why stands beside it."
            : "Facebook has it, and looks at it: that takes seconds, as a rule.");
    }

    /// <summary>Shows how a template would look, to the script.</summary>
    public IActionResult OnPostPreview()
    {
        Look();
        return Partial("_TemplatePreview", Form);
    }

    /// <summary>Sends one for approval that Facebook hasn't taken.</summary>
    public async Task<IActionResult> OnPostSendAsync(int id, CancellationToken cancel) =>
        Lead(await templates.SendAsync(id, cancel) ? "Facebook has it, and looks at it: that takes seconds, as a rule." : "Facebook hasn't taken it: why stands beside it.");

    /// <summary>Asks Facebook how they stand.</summary>
    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel) =>
        Lead(await templates.AskAsync(cancel) is { } why ? $"That couldn't be asked. {why}" : "This is how they stand at Facebook now.");

    /// <summary>Deletes one, at Facebook and here.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(int id, CancellationToken cancel) =>
        Lead(await templates.DeleteAsync(id, cancel) is { } why ? $"It couldn't be deleted. {why}" : "Deleted, at Facebook too.");

    private bool IsThere => ModelState.GetFieldValidationState(nameof(Occasion)) != ModelValidationState.Invalid && Occasion.Rule().IsAboutOrder;

    /// <summary>Notes what is wrong with the form; false when something is.</summary>
    private bool Look()
    {
        foreach (var (field, message) in Form.Faults(site.Origin is not null))
        {
            ModelState.AddModelError(field, message);
        }

        return ModelState.IsValid;
    }

    private LocalRedirectResult Lead(string notice)
    {
        TempData["Notice"] = notice;
        return LocalRedirect(Path(Occasion));
    }
}
