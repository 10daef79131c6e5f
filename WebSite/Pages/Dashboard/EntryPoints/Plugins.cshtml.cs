using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Refs;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Campaigns;
using WebSite.Data;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>Builds the lines that put a plugin on a web page, and shows it as Facebook draws it.</summary>
[ResponseCache(NoStore = true)]
public sealed class PluginsModel(SiteDb db, CampaignMaker maker, IOptionsMonitor<MessengerOptions> options, PagePolicy policy) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PluginChoice Choice { get; set; } = new();

    /// <summary>Whether the merchant asked to see it: only then is anything of Facebook's loaded.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Preview { get; set; }

    /// <summary>The campaigns that a plugin elsewhere can name, newest first.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    /// <summary>What stands in the form for a new campaign.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The lines to copy; null when the choice is faulty.</summary>
    public string? Lines { get; private set; }

    /// <summary>The plugin for the preview, without a ref; null when there is none to see.</summary>
    public string? Element { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    /// <summary>The lines and the preview alone, for the script that redraws them.</summary>
    public async Task<IActionResult> OnGetMadeAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return Partial("_Made", this);
    }

    /// <summary>Makes a campaign for a plugin on another website.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (CampaignName.Fault(Name, out var good) is { } fault)
        {
            ModelState.AddModelError("name", fault);
            return Page();
        }

        var campaign = await maker.MakeAsync(good, Choice.IsSend ? EntryPoint.SendToMessenger : EntryPoint.MessageUs, cancel);
        (Choice.Place, Choice.Campaign) = (PluginChoice.Elsewhere, campaign.Id);
        TempData["Notice"] = "Made, and put into the lines below.";
        return LocalRedirect(Path());
    }

    /// <summary>This page's address with what is chosen.</summary>
    public string Path(bool? preview = null)
    {
        var query = new QueryBuilder();
        Add("plugin", Choice.Plugin);
        Add("color", Choice.Color);
        Add("size", Choice.Size);
        Add("cta", Choice.Cta);
        Add("place", Choice.Place);
        Add("campaign", Choice.Campaign?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("preview", preview ?? Preview ? "true" : null);
        return "/dashboard/entry-points/plugins" + query;

        void Add(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(key, value);
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Campaigns = await db.Campaigns.AsNoTracking()
            .Where(c => c.ArchivedAt == null && (c.EntryPoint == EntryPoint.SendToMessenger || c.EntryPoint == EntryPoint.MessageUs)).OrderByDescending(c => c.Id).ToListAsync(cancel);
        foreach (var fault in Choice.Faults())
        {
            ModelState.AddModelError("", fault);
        }

        var campaign = Choice is { IsElsewhere: true, Campaign: { } id } ? Campaigns.FirstOrDefault(c => c.Id == id) : null;
        if (Choice is { IsElsewhere: true, Campaign: not null } && campaign is null)
        {
            ModelState.AddModelError("", "There is no such campaign, or it was put away. Choose another.");
        }

        if (ModelState.Where(entry => entry.Key != "name").All(entry => entry.Value!.Errors.Count == 0))
        {
            var now = options.CurrentValue;
            Lines = Choice.IsElsewhere ? PluginSnippet.Html(Choice, now, campaign?.Key) : PluginSnippet.Tag(Choice);
            Element = Preview ? PluginSnippet.Element(Choice, now, null) : null;
            policy.LoadsSdk |= Preview;
        }
    }
}
