using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Ties an accepted message request to the customer matching that asked for it. Facebook's event names neither the number nor the
/// message; the button in that message does, once it is pressed. Source: <c>docs/platform.md</c>, Customer matching.
/// </summary>
internal sealed class Acceptances(SiteDb db)
{
    /// <summary>The person accepted. If only one request of the Page waits for an answer, it is likely that one; of several nobody can say.</summary>
    public async Task<WayIn> AcceptAsync(Conversation conversation, DateTimeOffset at, CancellationToken cancel)
    {
        var asked = await db.MatchingRequests.SingleOrDefaultAsync(r => r.ConversationId == conversation.Id && r.State == MatchingState.InMessageRequests, cancel);
        var waiting = asked is not null ? [asked]
            : await db.MatchingRequests.Where(r => r.PageId == conversation.PageId && r.State == MatchingState.InMessageRequests && r.ConversationId == null).OrderBy(r => r.Id).Take(2).ToListAsync(cancel);
        if (waiting is not [var only])
        {
            return new(EntryPoint.CustomerMatching, Certainty.Told);
        }

        only.Accept(conversation.Id, at);
        if (asked is not null)
        {
            await ShowAsync(only, conversation, cancel);
        }

        return new(EntryPoint.CustomerMatching, asked is null ? Certainty.Likely : Certainty.Told) { MatchingRequestId = only.Id };
    }

    /// <summary>The person pressed the button of the message that went to the number: the request of the session's order is theirs.</summary>
    /// <returns>The request's id; null when the shopper has had it deleted.</returns>
    public async Task<int?> ProveAsync(long sessionId, Conversation conversation, DateTimeOffset at, CancellationToken cancel)
    {
        var request = await db.MatchingRequests.SingleOrDefaultAsync(r => db.Orders.Any(o => o.Id == r.OrderId && o.SessionId == sessionId), cancel);
        if (request is not null)
        {
            request.Accept(conversation.Id, at);
            await ShowAsync(request, conversation, cancel);
        }

        return request?.Id;
    }

    /// <summary>The message that went to the number stands in the person's thread: they have it before their eyes.</summary>
    private Task<int> ShowAsync(MatchingRequest request, Conversation conversation, CancellationToken cancel) =>
        db.OutboxMessages.Where(m => m.MatchingRequestId == request.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ConversationId, conversation.Id), cancel);
}
