using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebSite.SetUp;
using WebSite.SetUp.Fixes;
using WebSite.Web;

namespace WebSite.Pages.Dashboard.SetUp;

/// <summary>Whether everything is set up, and buttons that mend what isn't. Looking changes nothing, here or at Facebook.</summary>
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(SetUpCheck check, Fixing mending, IServer server, PublicAddress address) : PageModel
{
    /// <summary>What was found.</summary>
    public SetUpReport Report { get; private set; } = new(null, [], []);

    private Uri? Origin => address.Origin is { } origin ? new(origin) : null;

    public async Task OnGetAsync(CancellationToken cancel) =>
        Report = await check.RunAsync(Origin, Origins.Listening(server.Features.Get<IServerAddressesFeature>()), cancel);

    /// <summary>Does what a check's button says.</summary>
    public async Task<IActionResult> OnPostAsync(string? id, string? text, CancellationToken cancel)
    {
        if (id is "domain" or "subscription" && Origin is null)
        {
            TempData["Notice"] = "Nothing was changed: set Site:PublicUrl first, so that the site knows its own address.";
            return LocalRedirect("/dashboard/setup");
        }

        TempData["Notice"] = (await mending.FixAsync(id, Origin, text, cancel)).Words;
        return LocalRedirect("/dashboard/setup");
    }
}
