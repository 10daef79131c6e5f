using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>Whether Facebook Login is offered as a way into Messenger, and at which addresses it begins and ends. Offering it loads nothing of Facebook's.</summary>
public sealed class LoginOffer(IOptionsMonitor<MessengerOptions> options, PublicAddress address)
{
    /// <summary>Where it begins: from here the browser goes on to Facebook.</summary>
    public static string Start => "/messenger/login";

    /// <summary>Where Facebook sends the browser back to: one of the app's <em>Valid OAuth Redirect URIs</em>.</summary>
    public static string Back => "/messenger/login/back";

    /// <summary>
    /// The absolute address of <see cref="Back"/>; null when the login isn't offered: it is off, or something that it needs isn't set, which the set-up
    /// check names.
    /// </summary>
    public string? Redirect => options.CurrentValue is { LoginConnect: true, ClientToken.Length: > 0 } ? address.To(Back) : null;

    /// <summary>The path at which it begins for a spot; null when it isn't offered.</summary>
    /// <param name="key">The spot's, see <see cref="SpotKeys"/>.</param>
    public string? For(string key) => Redirect is null ? null : $"{Start}?spot={key}";
}
