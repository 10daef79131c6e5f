using System.Globalization;
using Messenger.AspNetCore.Events;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// How old an event can be when it arrives: an opt-in from outside is set aside, for the platform would not send it any more, or not
/// yet. A merchant who knows better replays it.
/// </summary>
internal static class RetryHorizon
{
    /// <summary>How long the platform goes on sending an event that it got no answer for. Source: developers' reports; Facebook names no figure.</summary>
    private static readonly TimeSpan Retries = TimeSpan.FromHours(36);

    /// <summary>How far its clock and the site's may be apart.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>Why an event is outside, in a sentence; null for one that is inside, for one that names no time, and for a message.</summary>
    public static string? Misses(IncomingEvent one, DateTimeOffset now)
    {
        // What a person wrote is heard, whatever its time.
        if (one.ToldAt is not { } told || one.Kind == EventKinds.Message)
        {
            return null;
        }

        return told < now - Retries - ClockSkew ? $"Its time, {Text(told)}, is longer ago than the platform repeats a delivery."
            : told > now + ClockSkew ? $"Its time, {Text(told)}, hadn't come when it arrived. Is the server's clock right?"
            : null;
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
