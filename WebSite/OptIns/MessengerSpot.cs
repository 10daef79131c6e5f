using Messenger.AspNetCore.Plugins;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>What <c>_MessengerSpot.cshtml</c> draws: the box on a web page where an entry point is offered.</summary>
/// <param name="Placement">The placement's name.</param>
/// <param name="Key">Names the spot in the site's own addresses; see <see cref="SpotKeys"/>.</param>
/// <param name="Refs">Fresh for this view.</param>
/// <param name="Link">The m.me link, with a ref of its own.</param>
/// <param name="State">What stands in <c>data-state</c>: <c>link</c>, <c>loading</c>, <c>question</c>, <c>connected</c> or <c>conflict</c>.</param>
/// <param name="Words">What the spot says.</param>
/// <param name="AsksForDrawn">Whether the browser is to tell when it draws the plugin.</param>
/// <param name="Questions">Whom the shopper is asked about.</param>
/// <param name="Login">The path at which a login with Facebook begins, which brings an order's receipt; null where none is offered.</param>
public sealed record MessengerSpot(string Placement, string Key, SpotRefs Refs, string Link, string State, SpotWords Words, bool AsksForDrawn, IReadOnlyList<SpotQuestion> Questions, string? Login)
{
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
/// <param name="Promise">What the person will get, as a sentence for the time after the opt-in.</param>
/// <param name="Plugins">Which plugins stand in it.</param>
public sealed record SpotWords(string Headline, string Offer, string Promise, SpotPlugins Plugins = SpotPlugins.SendToMessenger)
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
