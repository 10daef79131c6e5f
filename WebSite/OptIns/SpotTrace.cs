using System.Diagnostics;
using Messenger.AspNetCore.Refs;
using Messenger.AspNetCore.Telemetry;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>Where the trace of a checkout session begins: its browser tells of a click.</summary>
internal static class SpotTrace
{
    private const SpotSigns Clicks = SpotSigns.SendClicked | SpotSigns.AskClicked | SpotSigns.LinkClicked | SpotSigns.CodeOpened | SpotSigns.OptedIn;

    /// <summary>Puts what is new of a spot into the trace, as far as the shopper did it.</summary>
    public static void Tell(PluginRef spot, SpotSigns signs)
    {
        SessionTrace.Mark(spot.SessionToken);
        if (SessionTrace.IsWatched && (signs & Clicks) is not SpotSigns.None and var clicks)
        {
            var request = Activity.Current;
            using (var span = SessionTrace.Begin("messenger.click", ActivityKind.Server, spot.SessionToken, links: [request?.Context ?? default]))
            {
                span?.SetTag("messenger.placement", spot.Spot().Name()).SetTag("messenger.spot.signs", clicks.ToString());
            }

            Activity.Current = request;
        }
    }
}
