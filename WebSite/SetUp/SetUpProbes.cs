using Messenger.AspNetCore.Configuration;
using WebSite.SetUp.Probes;
using WebSite.Web;

namespace WebSite.SetUp;

/// <summary>Everything that was gathered for a set-up check, all at once and each with its own time limit.</summary>
/// <param name="Options">The settings.</param>
/// <param name="Origin">Where the shop is open to the public, without a slash at its end; null when nobody said.</param>
/// <param name="Now">When it was gathered.</param>
/// <param name="Graph">What Facebook said.</param>
/// <param name="Callback">What came of calling the webhook.</param>
/// <param name="Shop">What the shop's pages are sent with.</param>
/// <param name="Store">What the database holds.</param>
/// <param name="Ref">A ref made now.</param>
internal sealed record SetUpProbes(
    MessengerOptions Options, Uri? Origin, DateTimeOffset Now, GraphProbes Graph, CallbackProbes Callback, ShopProbes Shop, StoreProbes Store, RefProbes Ref)
{
    /// <summary>Whether Messenger spots are served with plugins: then a product's web page loads the SDK, once the shopper allows it.</summary>
    public bool ShowsPlugins => Options.Plugins == PluginUse.Sdk || (Options.Plugins == PluginUse.Auto && !Store.Sdk.LacksPlugins);

    /// <summary>What the shop says of itself.</summary>
    public SiteOptions Site { get; init; } = new();

    /// <summary>What this machine says.</summary>
    public ServerProbes Server { get; init; } = new(null, []);

    /// <summary>Where this site's webhook is, as far as is known.</summary>
    public Uri? Webhook => Origin is null ? null : new(Origin, "/webhook");
}
