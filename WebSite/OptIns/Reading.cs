using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>What an event means, as far as it can be said without the database.</summary>
/// <param name="Event">The event.</param>
/// <param name="Source">The way in and the ref; null when it is no opt-in by a person.</param>
/// <param name="Verdict">What the ref is.</param>
/// <param name="Ref">What it says, if it is or was ours.</param>
/// <param name="Door">Through which door, beside the one that the ref was made for.</param>
/// <param name="At">When the person clicked.</param>
internal sealed record Reading(IncomingEvent Event, OptInSource? Source, RefVerdict Verdict, PluginRef Ref, DoorCheck Door, DateTimeOffset At)
{
    /// <summary>
    /// Whether there is something to record; of a referral, only one whose ref is ours or was. Of what is known by an answer only what was made for it: of anything else
    /// nobody would ever know whose it is.
    /// </summary>
    public bool IsOptIn => Source?.EntryPoint is { } came
        && (came.Rule().IsAlwaysOptIn
            || (came.Door().IsKnownByAnswer ? Verdict == RefVerdict.Ours && Door.EntryPoint == came && Door.CameThrough is null : Verdict != RefVerdict.Foreign));

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

    /// <summary>What is worth knowing about it, or null.</summary>
    public string? Reason =>
        IsOptIn ? ReasonOf(Unlinked)
        : Source is not { } source ? (Event is { Kind: "optin", Psid: null, LoginId: not null } ? LoginTold : null)
        : source.EntryPoint.Rule().NotOurs is { } notOurs ? notOurs
        : CampaignKey.HasForm(RefText.Canonical(source.Ref)) ? "Its ref is a campaign's key, or looks like one: it names no checkout session."
        : "Its ref isn't one of ours.";

    /// <summary>What is worth knowing about an opt-in that turned out to be tied to a session, or not.</summary>
    public string? ReasonOf(UnlinkedReason? unlinked) => unlinked?.ToString() ?? (Door.CameThrough is null ? null : OtherDoor);

    /// <summary>The word for an opt-in whose ref was made for another door.</summary>
    internal const string OtherDoor = "OtherDoor";

    /// <summary>Facebook tells of a login too, and names no checkout.</summary>
    private const string LoginTold = "Somebody logged in with Facebook and lets the Page write. Whose checkout that was, the site has seen for itself: that is an event of its own.";

    /// <summary>Reads an event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="receivedAt">When it arrived: that counts where the event names no time that can be, or a later one.</param>
    /// <param name="refs">Reads the ref.</param>
    public static Reading Of(IncomingEvent one, DateTimeOffset receivedAt, RefProtector refs)
    {
        var at = one.ToldAt is { } told && told < receivedAt ? told : receivedAt;
        var source = OptInSource.Of(one);
        var verdict = refs.Read(source?.Ref, at, out var value);
        var came = source?.EntryPoint ?? default;
        var door = verdict is RefVerdict.Ours or RefVerdict.Expired ? DoorCheck.Of(came, value.Door) : new(came, null, false);
        return new(one, source, verdict, value, door, at);
    }
}
