using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>What an event means, as far as it can be said without the database.</summary>
/// <param name="Event">The event.</param>
/// <param name="Source">The way in and the ref; null when it is no opt-in by a person.</param>
/// <param name="Verdict">What the ref is.</param>
/// <param name="Ref">What it says, if it is or was ours.</param>
/// <param name="At">When the person clicked.</param>
internal sealed record Reading(WebhookEvent Event, OptInSource? Source, RefVerdict Verdict, PluginRef Ref, DateTimeOffset At)
{
    /// <summary>How long the platform goes on sending an event it got no answer for.</summary>
    private static readonly TimeSpan RetryHorizon = TimeSpan.FromHours(36);

    /// <summary>Whether there is something to record; of a referral, only one whose ref is ours or was.</summary>
    public bool IsOptIn => Source is { } source && (Verdict != RefVerdict.Foreign || source.EntryPoint == EntryPoint.SendToMessenger);

    /// <summary>Whether <see cref="Ref"/> says anything.</summary>
    public bool IsOurs => Verdict is RefVerdict.Ours or RefVerdict.Expired;

    /// <summary>Why the opt-in belongs to no session, as far as the ref tells; null when it names one.</summary>
    public UnlinkedReason? Unlinked => Verdict switch
    {
        RefVerdict.Ours => null,
        RefVerdict.Empty => UnlinkedReason.Empty,
        RefVerdict.Expired => UnlinkedReason.Expired,
        _ => UnlinkedReason.Foreign,
    };

    /// <summary>Reads an event.</summary>
    public static Reading Of(WebhookEvent stored, RefProtector refs)
    {
        // The event's own time, if it can be true: not in the future, and no older than the platform would still send it.
        var at = stored.Timestamp is { } told && told <= stored.ReceivedAt && told >= stored.ReceivedAt - RetryHorizon ? told : stored.ReceivedAt;
        var source = stored.Outcome == EventOutcome.Waiting ? OptInSource.Of(stored) : null;
        var verdict = refs.Read(source?.Ref, at, out var value);
        return new(stored, source, verdict, value, at);
    }
}
