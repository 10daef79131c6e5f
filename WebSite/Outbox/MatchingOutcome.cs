using Messenger.AspNetCore.Graph;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>Notes on a customer matching what came of its message.</summary>
public sealed class MatchingOutcome(SiteDb db, TimeProvider time)
{
    /// <summary>Facebook took it. Whom it reached, only old versions of the API say: then the conversation is known before anything is said in it.</summary>
    internal async Task SentAsync(OutboxMessage message, string? psid, CancellationToken cancel)
    {
        if (await FindAsync(message, cancel) is not { } request)
        {
            return;
        }

        request.Deliver(time.GetUtcNow());
        if (psid is { Length: > 0 })
        {
            var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.PageId == message.PageId && c.Psid == psid, cancel)
                ?? db.Conversations.Add(new() { PageId = message.PageId, Psid = psid, StartedAt = request.ChangedAt, LastAt = request.ChangedAt, Profile = ProfileState.Hidden }).Entity;
            await db.SaveChangesAsync(cancel);
            request.Reach(conversation.Id);
        }
    }

    /// <summary>It failed for good.</summary>
    internal async Task FailedAsync(OutboxMessage message, GraphFault fault, CancellationToken cancel)
    {
        if (await FindAsync(message, cancel) is { } request)
        {
            request.Fail(fault.Kind.Rule().State, fault.WhyToNumber(), time.GetUtcNow());
        }
    }

    private async Task<MatchingRequest?> FindAsync(OutboxMessage message, CancellationToken cancel) =>
        message.MatchingRequestId is null ? null : await db.MatchingRequests.SingleOrDefaultAsync(r => r.Id == message.MatchingRequestId, cancel);
}
