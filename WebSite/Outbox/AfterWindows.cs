using Messenger.AspNetCore.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Reads what the site may still write when the window has closed: from the settings, and from the templates that Facebook has approved.</summary>
public sealed class AfterWindows(SiteDb db, IOptionsMonitor<OutboxOptions> outbox, IOptionsMonitor<MessengerOptions> messenger)
{
    /// <summary>As it is now.</summary>
    public async Task<AfterWindow> NowAsync(CancellationToken cancel)
    {
        var (settings, page) = (outbox.CurrentValue, messenger.CurrentValue.PageId);
        return new(
            await db.UtilityTemplates.Where(t => t.PageId == page && t.State == TemplateState.Approved).Select(t => t.Occasion).ToHashSetAsync(cancel),
            settings.OrderTag.Length > 0,
            settings.HasHumanAgent);
    }
}
