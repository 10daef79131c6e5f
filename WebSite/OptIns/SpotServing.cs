using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>Whether spots are served with Facebook's plugins or as links: by the setting, or by what visitors' browsers told of the SDK.</summary>
public sealed class SpotServing(SiteDb db, UntilWritten kept, IOptionsMonitor<MessengerOptions> options, TimeProvider time)
{
    /// <summary>A page asks for each of its spots, and for the consent's words.</summary>
    private SpotsServed? _served;

    /// <summary>How they are served now, to who sends this request.</summary>
    public async Task<SpotsServed> NowAsync(HttpContext http, CancellationToken cancel) => _served ??= await ReadAsync(ShopperCookie.Read(http), cancel);

    private async Task<SpotsServed> ReadAsync(Shopper? shopper, CancellationToken cancel)
    {
        var use = options.CurrentValue.Plugins;
        if (use == PluginUse.Link)
        {
            return new(false, false);
        }

        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var reports = await kept.AskAsync((nameof(SpotServing), today), () => db.ReadSdkReportsAsync(now, cancel));
        var tries = shopper is { } who && SdkReports.IsTriedBy(who.Browser, today);
        return new(use == PluginUse.Sdk || !reports.LacksPlugins || tries, !reports.IsDrawnKnown);
    }
}

/// <summary>How spots are served.</summary>
/// <param name="HasPlugins">With plugins, once the shopper allows it; else as links from the start.</param>
/// <param name="AsksForDrawn">Whether a browser that draws a plugin is to tell so.</param>
public readonly record struct SpotsServed(bool HasPlugins, bool AsksForDrawn);
