using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>
/// The circuit of a Page: opened when Facebook refuses the token, asks for fewer calls, or keeps the Page from sending. When its time is over, one message is tried; if
/// that goes, it is closed, and if not, it stays open for longer.
/// </summary>
public sealed class SendingPauses(SiteDb db, IOptionsMonitor<MessengerOptions> options, TimeProvider time)
{
    private static readonly Backoff Pauses = new(TimeSpan.FromSeconds(16), 2, TimeSpan.FromMinutes(30));

    /// <summary>Whom Facebook restricts makes it worse by trying on: from half an hour up. Source: <c>docs/platform.md</c>, Errors.</summary>
    private static readonly Backoff Restrictions = new(TimeSpan.FromMinutes(30), 2, TimeSpan.FromHours(8));

    /// <summary>For how long the one message that is tried keeps the others back.</summary>
    private static readonly TimeSpan Trial = TimeSpan.FromMinutes(1);

    private string PageId => options.CurrentValue.PageId;

    /// <summary>The pause; null when messages may go.</summary>
    public async Task<SendingPause?> NowAsync(CancellationToken cancel) =>
        await db.SendingPauses.AsNoTracking().SingleOrDefaultAsync(p => p.PageId == PageId, cancel) is { } pause && !IsOver(pause) ? pause : null;

    /// <summary>Until when nothing may go; null when messages may.</summary>
    public async Task<DateTimeOffset?> UntilAsync(CancellationToken cancel) => (await NowAsync(cancel))?.Until;

    /// <summary>Begins the trial when there was a pause, so that no second message goes before the first one's answer. In the caller's transaction.</summary>
    internal async Task TryAsync(CancellationToken cancel)
    {
        if (await db.SendingPauses.SingleOrDefaultAsync(p => p.PageId == PageId, cancel) is { } pause)
        {
            pause.Try(time.GetUtcNow() + Trial, TokenHash());
        }
    }

    /// <summary>Opens the circuit, or keeps it open for longer. A message that had gone before it opened says nothing new. In the caller's transaction, who saves.</summary>
    /// <param name="reason">What for.</param>
    /// <param name="fault">What Facebook says of it.</param>
    /// <param name="claimedAt">When the refused message went; null when no message brought it about.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task OpenAsync(PauseReason reason, GraphFault fault, DateTimeOffset? claimedAt, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var pause = await FindAsync(cancel);
        if (pause is not null && claimedAt <= pause.Since)
        {
            return;
        }

        pause ??= db.SendingPauses.Add(new() { PageId = PageId, Why = "", Since = now }).Entity;
        var length = reason == PauseReason.Restricted
            ? Restrictions.After(pause.Times + 1, 0.5 + (Random.Shared.NextDouble() / 2), fault.RetryAfter)
            : Pauses.After(pause.Times + 1, Random.Shared.NextDouble(), fault.RetryAfter);
        pause.Prolong(now + length, fault.Message, reason, refusedToken: reason == PauseReason.Token ? TokenHash() : null);
    }

    /// <summary>Facebook says that the Page may send again. In the caller's transaction, who saves.</summary>
    internal Task LiftAsync(CancellationToken cancel) => RemoveAsync(pause => pause.Reason == PauseReason.Restricted, cancel);

    /// <summary>A message went: the circuit is closed, unless it went before it opened. In the caller's transaction, who saves.</summary>
    internal Task CloseAsync(DateTimeOffset? claimedAt, CancellationToken cancel) => RemoveAsync(pause => pause.Since < claimedAt, cancel);

    private async Task RemoveAsync(Func<SendingPause, bool> isOver, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } pause && isOver(pause))
        {
            db.SendingPauses.Remove(pause);
        }
    }

    /// <summary>As it stands in this transaction, saved or not.</summary>
    private async Task<SendingPause?> FindAsync(CancellationToken cancel) =>
        await db.SendingPauses.FindAsync([PageId], cancel) is { } pause && db.Entry(pause).State is not (EntityState.Deleted or EntityState.Detached) ? pause : null;

    /// <summary>Its time is over, or the merchant has given another token since.</summary>
    private bool IsOver(SendingPause pause) => pause.Until <= time.GetUtcNow() || (pause.TokenHash is { } hash && hash != TokenHash());

    private string TokenHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.CurrentValue.PageAccessToken)));
}
