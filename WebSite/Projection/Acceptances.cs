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
        var waiting = await WaitingAsync(conversation, cancel);
        var asked = waiting.Find(r => r.ConversationId == conversation.Id);
        if ((asked is not null ? [asked] : waiting) is not [var only])
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

    /// <summary>Requests that the person may have accepted: the one that is known to be theirs, and up to two of those of which nobody is known. As the batch has left them.</summary>
    private async Task<List<MatchingRequest>> WaitingAsync(Conversation conversation, CancellationToken cancel)
    {
        var page = conversation.PageId;
        var known = db.MatchingRequests.Local.ToList();
        var ids = known.ConvertAll(r => r.Id);
        var others = db.MatchingRequests.Where(r => r.PageId == page && r.State == MatchingState.InMessageRequests && !EF.Parameter(ids).Contains(r.Id));
        var found = await others.Where(r => r.ConversationId == conversation.Id).ToListAsync(cancel);
        var open = await others.Where(r => r.ConversationId == null).OrderBy(r => r.Id).Take(2).ToListAsync(cancel);
        return [.. known.Where(r => r.PageId == page && r.State == MatchingState.InMessageRequests && (r.ConversationId is null || r.ConversationId == conversation.Id)), .. found, .. open];
    }

    /// <summary>The person pressed the button of the message that went to the number: the request of the session's order is theirs.</summary>
    /// <returns>The request's id; null when the shopper has had it deleted.</returns>
    public async Task<int?> ProveAsync(CheckoutSession? session, Conversation conversation, DateTimeOffset at, CancellationToken cancel)
    {
        var request = session?.Order is { } order ? await db.MatchingRequests.SingleOrDefaultAsync(r => r.OrderId == order.Id, cancel) : null;
        if (request is not null)
        {
            request.Prove(conversation.Id, at);
            await ShowAsync(request, conversation, cancel);
        }

        return request?.Id;
    }

    /// <summary>The message that went to the number stands in the person's thread: they have it before their eyes.</summary>
    private Task<int> ShowAsync(MatchingRequest request, Conversation conversation, CancellationToken cancel) =>
        db.OutboxMessages.Where(m => m.MatchingRequestId == request.Id).ReachAsync(conversation.Id, cancel);
}
