using Messenger.AspNetCore.Plugins;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>What <c>_MessengerSpot.cshtml</c> draws: the box on a web page where an entry point is offered.</summary>
/// <param name="Placement">The placement's name.</param>
/// <param name="Key">Names the spot in the site's own addresses; see <see cref="SpotKeys"/>.</param>
/// <param name="Refs">Fresh for this view.</param>
/// <param name="Link">The m.me link, with a ref of its own.</param>
/// <param name="Stage">What is offered: <c>consent</c> (to Facebook's plugin), <c>loading</c> (the plugin) or <c>link</c>.</param>
/// <param name="Words">What the spot says.</param>
/// <param name="AsksForDrawn">Whether the browser is to tell when it draws the plugin.</param>
/// <param name="Told">What the webhook has told of; null while nothing is.</param>
/// <param name="Login">The path at which a login with Facebook begins, which brings an order's receipt; null where none is offered.</param>
public sealed record MessengerSpot(string Placement, string Key, SpotRefs Refs, string Link, string Stage, SpotWords Words, bool AsksForDrawn, SpotTold? Told, string? Login)
{
    /// <summary>What stands in <c>data-state</c>: what was told or, while nothing is, what is offered.</summary>
    public string State => Told?.State ?? Stage;

    /// <summary>What is shown, and where.</summary>
    public required SpotLook Look { get; init; }

    /// <summary>How the plugins look.</summary>
    public required PluginStyle Style { get; init; }

    /// <summary>Whether it stands in the web page: one that is off does where the shopper has begun already.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>Where an experiment sees that a session came by; null without one.</summary>
    public SpotPosition? Watch { get; init; }
}

/// <summary>The refs of a spot: each plugin has its own.</summary>
/// <param name="SendToMessenger">That of Send to Messenger.</param>
/// <param name="MessageUs">That of Message Us.</param>
public sealed record SpotRefs(string SendToMessenger, string MessageUs);

/// <summary>What a spot says.</summary>
/// <param name="Headline">What is offered.</param>
/// <param name="Offer">What it is good for, in a sentence.</param>
/// <param name="Action">What the button of the site's own says: what comes of it.</param>
/// <param name="Promise">What the person will get, as a sentence for the time after the opt-in.</param>
/// <param name="Plugins">Which plugins stand in it.</param>
public sealed record SpotWords(string Headline, string Offer, string Action, string Promise, SpotPlugins Plugins = SpotPlugins.SendToMessenger)
{
    /// <summary>Whether they hold whatever the merchant has chosen: what the placement usually offers would be wrong here.</summary>
    public bool IsFixed { get; init; }

    /// <summary>The product's name, on its web page.</summary>
    public string? Product { get; init; }

    /// <summary>The same with what the merchant has chosen.</summary>
    public SpotWords As(SpotLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return IsFixed ? this : this with { Headline = Fill(look.Headline) ?? Headline, Offer = Fill(look.Offer) ?? Offer, Plugins = look.Plugins };
    }

    private string? Fill(string? text) => text?.Replace(SpotLook.Product, Product, StringComparison.Ordinal);
}
