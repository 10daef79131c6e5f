using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.Options;
using WebSite.Checkout;
using WebSite.Model;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>Offers the checkbox plugin at checkout: whoever ticks it gets the order's receipt in Messenger. Offering it writes nothing to the database.</summary>
public sealed class CheckboxOffer(RefProtector refs, IOptionsMonitor<MessengerOptions> options, PagePolicy policy, TimeProvider time)
{
    /// <summary>Whether it is offered to shoppers who allow what it loads.</summary>
    public bool IsOffered => options.CurrentValue.Checkbox;

    /// <summary>The user_ref of a box for this view, which names the session; null where it isn't offered, or the shopper hasn't allowed what it loads.</summary>
    public string? Make(HttpContext http, Shopper shopper)
    {
        ArgumentNullException.ThrowIfNull(shopper);
        var now = options.CurrentValue;
        if (!now.Checkbox || Consent.Read(http) is not true)
        {
            return null;
        }

        policy.LoadsSdk = true;
        return refs.Protect(new(shopper.SessionToken, shopper.Browser, EntryPoint.Checkbox, (byte)Placement.Checkout, 0, time.GetUtcNow() + now.RefLifetime)
        {
            Mark = new SpotMark(Devices.Of(http.Request), SpotStyle.Checkbox).Value,
        });
    }
}
