using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.Webhook;

namespace WebSite.OptIns;

/// <summary>
/// Turns one stored event into what it means: an opt-in against its checkout session. The result is the same in whatever order the
/// events are taken, and however often one is.
/// </summary>
internal sealed class OptInRecorder(SiteDb db, RefProtector refs, WebPages pages, TimeProvider time)
{
    /// <summary>How long the platform goes on sending an event it got no answer for.</summary>
    private static readonly TimeSpan RetryHorizon = TimeSpan.FromHours(36);

    /// <summary>Changes the tracked event and what belongs to it; the caller saves. Returns the session that something happened to, if any.</summary>
    public async Task<Guid?> RecordAsync(WebhookEvent stored, CancellationToken cancel)
    {
        if (OptInSource.Of(stored) is not { } source)
        {
            stored.Outcome = EventOutcome.Kept;
            return null;
        }

        var at = ClickedAt(stored);
        var verdict = refs.Read(source.Ref, at, out var value);
        if (verdict == RefVerdict.Foreign && source.EntryPoint != EntryPoint.SendToMessenger)
        {
            stored.Outcome = EventOutcome.Kept;
            stored.Reason = "Its ref isn't one of ours.";
            return null;
        }

        var unlinked = Reason(verdict);
        var session = unlinked is null ? await SessionAsync(value, at, cancel) : null;
        if (session is not null && session.Browser != value.Browser)
        {
            (session, unlinked) = (null, UnlinkedReason.OtherBrowser);
        }

        var ours = verdict is RefVerdict.Ours or RefVerdict.Expired;
        var click = new OptInClick
        {
            EventId = stored.Id,
            At = at,
            EntryPoint = source.EntryPoint,
            Placement = ours ? value.Placement : null,
            WebPage = ours ? await pages.PathAsync(value, cancel) : null,
        };
        var optIn = await OptInAsync(stored, session?.Id, unlinked, cancel);
        Count(optIn, click);
        stored.Outcome = EventOutcome.Recorded;
        stored.Reason = unlinked?.ToString();

        if (session is not null)
        {
            session.CreatedAt = at < session.CreatedAt ? at : session.CreatedAt;
            session.UpdatedAt = time.GetUtcNow();
            session.Connection = session.OptIns.Count > 1 && session.ChosenOptInId is null ? Connection.Conflict : Connection.Connected;
        }

        await db.SaveChangesAsync(cancel);
        stored.OptInId = optIn.Id;
        return session?.Id;
    }

    /// <summary>The event's own time, if it can be true: not in the future, and no older than the platform would still send it.</summary>
    private static DateTimeOffset ClickedAt(WebhookEvent stored) =>
        stored.Timestamp is { } at && at <= stored.ReceivedAt && at >= stored.ReceivedAt - RetryHorizon ? at : stored.ReceivedAt;

    private static UnlinkedReason? Reason(RefVerdict verdict) => verdict switch
    {
        RefVerdict.Ours => null,
        RefVerdict.Empty => UnlinkedReason.Empty,
        RefVerdict.Expired => UnlinkedReason.Expired,
        _ => UnlinkedReason.Foreign,
    };

    private async Task<CheckoutSession> SessionAsync(PluginRef value, DateTimeOffset at, CancellationToken cancel)
    {
        var session = await db.CheckoutSessions.Include(s => s.OptIns).SingleOrDefaultAsync(s => s.Id == value.SessionId, cancel);
        return session ?? db.CheckoutSessions.Add(new()
        {
            Id = value.SessionId,
            Browser = value.Browser,
            CreatedAt = at,
            UpdatedAt = at,
        }).Entity;
    }

    private async Task<OptIn> OptInAsync(WebhookEvent stored, Guid? sessionId, UnlinkedReason? unlinked, CancellationToken cancel)
    {
        var found = await db.OptIns.SingleOrDefaultAsync(
            o => o.PageId == stored.PageId && o.Psid == stored.Sender && o.CheckoutSessionId == sessionId && o.Unlinked == unlinked, cancel);
        return found ?? db.OptIns.Add(new()
        {
            CheckoutSessionId = sessionId,
            Unlinked = unlinked,
            PageId = stored.PageId,
            Psid = stored.Sender!,
            FirstAt = DateTimeOffset.MaxValue,
            LastAt = DateTimeOffset.MinValue,
            RecordedAt = time.GetUtcNow(),
        }).Entity;
    }

    private static void Count(OptIn optIn, OptInClick click)
    {
        optIn.Clicks.Add(click);
        optIn.ClickCount++;
        optIn.LastAt = click.At > optIn.LastAt ? click.At : optIn.LastAt;
        // Of clicks at the same time the lower placement counts as the first, so that the order of arrival decides nothing.
        if ((click.At, click.Placement ?? 0).CompareTo((optIn.FirstAt, optIn.Placement ?? 0)) < 0)
        {
            (optIn.FirstAt, optIn.EntryPoint, optIn.Placement, optIn.WebPage) = (click.At, click.EntryPoint, click.Placement, click.WebPage);
        }
    }
}
