using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Hosting;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>A Page's circuit as it stands in a transaction, whose owner saves.</summary>
internal sealed class PagePause(SiteDb db, string pageId, SendingPause? pause, TimeProvider time, Func<string> tokenHash)
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(16), 2, TimeSpan.FromMinutes(30));

    /// <summary>Whom Facebook restricts makes it worse by trying on: from half an hour up. Source: <c>docs/platform.md</c>, Errors.</summary>
    private static readonly Backoff Restrictions = new(TimeSpan.FromMinutes(30), 2, TimeSpan.FromHours(8));

    private SendingPause? _pause = pause;

    /// <summary>Opens the circuit, or keeps it open for longer. A message that had gone before it opened says nothing new.</summary>
    /// <param name="reason">What for.</param>
    /// <param name="fault">What Facebook says of it.</param>
    /// <param name="claimedAt">When the refused message went; null when no message brought it about.</param>
    public void Open(PauseReason reason, GraphFault fault, DateTimeOffset? claimedAt)
    {
        var now = time.GetUtcNow();
        if (_pause is not null && claimedAt <= _pause.Since)
        {
            return;
        }

        _pause ??= db.SendingPauses.Add(new() { PageId = pageId, Why = "", Since = now }).Entity;
        var length = reason == PauseReason.Restricted
            ? Restrictions.After(_pause.Times + 1, 0.5 + (Random.Shared.NextDouble() / 2), fault.RetryAfter)
            : Pauses.After(_pause.Times + 1, Random.Shared.NextDouble(), fault.RetryAfter);
        _pause.Prolong(now + length, fault.Message, reason, refusedToken: reason == PauseReason.Token ? tokenHash() : null);
    }

    /// <summary>Facebook says that the Page may send again.</summary>
    public void Lift() => Remove(one => one.Reason == PauseReason.Restricted);

    /// <summary>A message went: the circuit is closed, unless it went before it opened.</summary>
    public void Close(DateTimeOffset? claimedAt) => Remove(one => one.Since < claimedAt);

    private void Remove(Func<SendingPause, bool> isOver)
    {
        if (_pause is { } one && isOver(one))
        {
            db.SendingPauses.Remove(one);
            _pause = null;
        }
    }
}
