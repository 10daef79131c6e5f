using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Plugins;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Telemetry;
using Microsoft.Extensions.Options;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Placing;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>Makes the Messenger spots of web pages. Making one writes nothing to the database: all that is needed stands in the ref.</summary>
public sealed class MessengerSpots(
    SiteDb db, ConfirmCodes codes, SpotState states, SpotKeys keys, SpotServing serving, LoginOffer login, RefProtector refs, MessengerLinks links, PlacementBook placements,
    IOptionsMonitor<MessengerOptions> options, IOptionsMonitor<PlacementOptions> styles, PagePolicy policy, Languages languages, SpotMeter meter, TimeProvider time)
{
    /// <summary>A spot for this shopper's session.</summary>
    /// <param name="http">The request; its response may load the SDK from now on, if the shopper allows it.</param>
    /// <param name="shopper">Whose session and browser the ref is for.</param>
    /// <param name="placement">Where on the web page.</param>
    /// <param name="subject">The product's id on a product page, else 0.</param>
    /// <param name="words">What the spot says.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<MessengerSpot> ForAsync(HttpContext http, Shopper shopper, Placement placement, uint subject, SpotWords words, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        ArgumentNullException.ThrowIfNull(words);
        SessionTrace.Mark(shopper.SessionToken);
        var spot = new PluginRef(shopper.SessionToken, shopper.Browser, EntryPoint.SendToMessenger, (byte)placement, subject, time.GetUtcNow() + options.CurrentValue.RefLifetime);
        var state = ShopperCookie.IsNew(http) ? "none" : await states.ReadAsync(spot, cancel);
        var isOffer = state == "none"; // Who has begun sees how it stands, whatever others are offered.
        var choice = (await placements.OfAsync(placement, cancel)).For(shopper.Browser);
        var isShown = choice.Look.IsOn || !isOffer;
        words = words.As(choice.Look);

        var served = await serving.NowAsync(http, cancel);
        var allowed = served.HasPlugins && isShown && Consent.Read(http) is true;
        policy.HasSpot |= isShown;
        var hasPlugin = allowed && words.Plugins != SpotPlugins.None;
        policy.LoadsSdk |= hasPlugin;
        var style = choice.Look.Style(styles.CurrentValue.For(placement));
        var mark = new SpotMark(Devices.Of(http.Request), hasPlugin ? SpotStyle.Of(style) : SpotStyle.Link);
        spot = spot with { Mark = isOffer && choice.Variant is { } variant ? variant.Over(mark) : mark.Value };
        var key = keys.Make(hasPlugin ? spot : spot with { Door = EntryPoint.Link });
        spot = spot with { Mark = LanguageMark.Over(spot.Mark, ShopLanguage.Current == languages.Own ? null : ShopLanguage.Current) }; // The key needs none: it is this page's.
        var told = await SpotTold.ReadAsync(db, codes, state, key, http.Request.PathBase + http.Request.Path, shopper, words.Promise, cancel);
        var stage = hasPlugin ? "loading" : served.HasPlugins && words.Plugins != SpotPlugins.None && Consent.Read(http) is null ? "consent" : "link";
        if (isShown)
        {
            meter.Drawn(placement, told?.State ?? stage);
        }

        return new(
            placement.Name(),
            key,
            new(refs.Protect(spot), refs.Protect(spot with { Door = EntryPoint.MessageUs })),
            links.To(refs.Protect(spot with { Door = EntryPoint.Link })),
            stage,
            served.HasPlugins ? words : words with { Plugins = SpotPlugins.None },
            hasPlugin && served.AsksForDrawn,
            told,
            placement == Placement.ThankYou && !words.IsFixed && isOffer ? login.For(key) : null)
        {
            Look = choice.Look,
            Style = style,
            IsShown = isShown,
            Watch = isOffer ? choice.Watch : null,
        };
    }
}
