using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Projection;

/// <summary>
/// Ties an accepted message request to the customer matching that asked for it. Facebook's event names neither the number nor the
/// message; the button in that message does, once it is pressed. Source: <c>docs/platform.md</c>, Customer matching.
/// </summary>
internal static class Acceptances
{
    /// <summary>The person accepted. If only one request of the Page waits for an answer, it is likely that one; of several nobody can say.</summary>
    public static WayIn Accept(Conversation conversation, DateTimeOffset at, Batch batch)
    {
        var waiting = batch.Requests.Values
            .Where(r => r.PageId == conversation.PageId && r.State == MatchingState.InMessageRequests && (r.ConversationId is null || r.ConversationId == conversation.Id)).OrderBy(r => r.Id).ToList();
        var asked = waiting.Find(r => r.ConversationId == conversation.Id);
        if ((asked is not null ? [asked] : waiting) is not [var only])
        {
            return new(EntryPoint.CustomerMatching, Certainty.Told);
        }

        only.Accept(conversation.Id, at);
        if (asked is not null)
        {
            Show(only, conversation, batch);
        }

        return new(EntryPoint.CustomerMatching, asked is null ? Certainty.Likely : Certainty.Told) { MatchingRequestId = only.Id };
    }

    /// <summary>The person pressed the button of the message that went to the number: the request of the session's order is theirs.</summary>
    /// <returns>The request's id; null when the shopper has had it deleted.</returns>
    public static int? Prove(CheckoutSession? session, Conversation conversation, DateTimeOffset at, Batch batch)
    {
        var request = RequestOf(session, batch);
        if (request is not null)
        {
            request.Prove(conversation.Id, at);
            Show(request, conversation, batch);
        }

        return request?.Id;
    }

    /// <summary>The customer matching of a session's order; null when there is none, or none any more.</summary>
    public static MatchingRequest? RequestOf(CheckoutSession? session, Batch batch) => session?.Order is { } order ? batch.Requests.Values.SingleOrDefault(r => r.OrderId == order.Id) : null;

    /// <summary>The message that went to the number stands in the person's thread: they have it before their eyes.</summary>
    private static void Show(MatchingRequest request, Conversation conversation, Batch batch)
    {
        foreach (var message in batch.Messages.Values.Where(m => m.MatchingRequestId == request.Id))
        {
            Changes.Reach(message, conversation, batch);
        }
    }
}
