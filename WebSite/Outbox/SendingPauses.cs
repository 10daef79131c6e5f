using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
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

    /// <inheritdoc cref="PagePause.Open"/>
    internal async Task OpenAsync(PauseReason reason, GraphFault fault, DateTimeOffset? claimedAt, CancellationToken cancel) => (await ReadAsync(cancel)).Open(reason, fault, claimedAt);

    /// <inheritdoc cref="PagePause.Close"/>
    internal async Task CloseAsync(DateTimeOffset? claimedAt, CancellationToken cancel) => (await ReadAsync(cancel)).Close(claimedAt);

    /// <summary>As it stands in the caller's transaction, for several steps, who saves.</summary>
    internal async Task<PagePause> ReadAsync(CancellationToken cancel) => new(
        db, PageId, await db.SendingPauses.FindAsync([PageId], cancel) is { } pause && db.Entry(pause).State is not (EntityState.Deleted or EntityState.Detached) ? pause : null, time, TokenHash);

    /// <summary>Its time is over, or the merchant has given another token since.</summary>
    private bool IsOver(SendingPause pause) => pause.Until <= time.GetUtcNow() || (pause.TokenHash is { } hash && hash != TokenHash());

    private string TokenHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.CurrentValue.PageAccessToken)));
}
