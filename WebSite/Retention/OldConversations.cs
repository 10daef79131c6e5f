using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Retention;

/// <summary>Trims what was said, names and pictures of people long silent, and proofs of consent that nobody needs any more. In steps, as the <see cref="Trimmer"/> does.</summary>
public sealed class OldConversations(SiteDb db, IOptionsMonitor<RetentionOptions> options)
{
    /// <summary>How many rows of a kind go in one transaction.</summary>
    private const int Step = Trimmer.Step;

    private static readonly TimeSpan Failures = TimeSpan.FromDays(30);

    /// <summary>A number that nobody confirmed may be a stranger's: it is kept no longer than somebody needs to come back to the order's page.</summary>
    private static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(7);

    /// <summary>Trims one step; false when there was nothing left to be trimmed.</summary>
    internal async Task<bool> TrimAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var (old, proven, events) = (now - options.CurrentValue.Conversations, now - options.CurrentValue.Proofs, now - options.CurrentValue.Events);
        var day = DateOnly.FromDateTime((now - Failures).UtcDateTime);
        var told = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - SdkReports.Days);
        int[] counts =
        [
            await db.ConversationEntries.Where(l => l.At < old).OrderBy(l => l.At).Take(Step).ExecuteDeleteAsync(cancel),
            await db.EntryChanges.Where(c => c.At < old).OrderBy(c => c.At).Take(Step).ExecuteDeleteAsync(cancel),
            await db.OutboxMessages
                .Where(m => m.CreatedAt < old && m.MatchingRequestId == null && m.State != OutboxState.Waiting && m.State != OutboxState.Sending && m.State != OutboxState.Held)
                .OrderBy(m => m.CreatedAt).Take(Step).ExecuteDeleteAsync(cancel),
            await db.Set<ProfilePicture>().Where(p => db.Conversations.Any(c => c.Id == p.ConversationId && c.LastAt < old)).OrderBy(p => p.ConversationId).Take(Step).ExecuteDeleteAsync(cancel),
            await db.Conversations.Where(c => c.LastAt < old && (c.Name != null || c.FirstName != null)).OrderBy(c => c.LastAt).Take(Step).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Name, (string?)null).SetProperty(c => c.FirstName, (string?)null).SetProperty(c => c.NameKey, (string?)null).SetProperty(c => c.SurnameKey, (string?)null).SetProperty(c => c.Profile, ProfileState.Hidden), cancel),
            await db.OptIns.Where(o => o.LoginId != null && o.LastAt < events).OrderBy(o => o.LastAt).Take(Step).ExecuteUpdateAsync(set => set.SetProperty(o => o.LoginId, (string?)null), cancel), // As in the event that told it.
            await TrimProofsAsync(proven, now - Unconfirmed, cancel),
            await db.PluginReports.Where(f => f.Day < day).ExecuteDeleteAsync(cancel),
            await db.SdkWitnesses.Where(w => w.Day < told).ExecuteDeleteAsync(cancel),
        ];
        return counts.Any(count => count > 0);
    }

    /// <summary>A proof goes with the phone number everywhere: in the request that it allowed, and in its message.</summary>
    private async Task<int> TrimProofsAsync(DateTimeOffset old, DateTimeOffset forgotten, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var proofs = await db.ConsentProofs.Where(p => p.At < old || (p.At < forgotten && db.MatchingRequests.Any(r => r.ConsentProofId == p.Id && r.State == MatchingState.Unconfirmed))).OrderBy(p => p.At).Select(p => p.Id).Take(Step).ToListAsync(cancel);
        var requests = db.MatchingRequests.Where(r => proofs.Contains(r.ConsentProofId));
        await db.OutboxMessages.Where(m => requests.Any(r => r.Id == m.MatchingRequestId)).ExecuteDeleteAsync(cancel);
        await requests.ExecuteDeleteAsync(cancel);
        var count = await db.ConsentProofs.Where(p => proofs.Contains(p.Id)).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return count;
    }
}
