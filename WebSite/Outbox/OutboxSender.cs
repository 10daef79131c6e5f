using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WebSite.Conversations;
using WebSite.Data;
using WebSite.Messenger.Graph;

namespace WebSite.Outbox;

/// <summary>Sends one claimed message, and notes what came of it.</summary>
public sealed partial class OutboxSender(
    SiteDb db, GraphClient graph, Profiles profiles, MessageComposer composer, OutboxOutcome outcome, TimeProvider time, ILogger<OutboxSender> logger)
{
    /// <summary>What may be told after the window has closed goes with this tag: the one for orders since 2020-03-04, known before under others.</summary>
    private const string OrderTag = "POST_PURCHASE_UPDATE";

    /// <summary>Sends it. Not to be stopped on the way: the answer would be lost.</summary>
    public async Task SendAsync(long id)
    {
        var message = await db.OutboxMessages.SingleAsync(m => m.Id == id);
        var conversation = message.ConversationId is null ? null : await db.Conversations.SingleAsync(c => c.Id == message.ConversationId);
        if (conversation?.Profile == ProfileState.Unasked)
        {
            await profiles.FetchAsync(conversation.Id, CancellationToken.None);
            await db.Entry(conversation).ReloadAsync();
        }

        await outcome.NoteAsync(message, await SendAsync(message, conversation), CancellationToken.None);
    }

    private async Task<GraphReply> SendAsync(OutboxMessage message, Conversation? conversation)
    {
        if (conversation?.IsWindowOpen(time.GetUtcNow()) is false && !Sendable.IsAboutOrder(message.Occasion))
        {
            return GraphReply.Failed(new(GraphFaultKind.Window, "The window closed."));
        }

        JsonObject request;
        try
        {
            // What goes is stored before it goes.
            await composer.ComposeAsync(message, CancellationToken.None);
            request = await RequestAsync(message, conversation);
            await db.SaveChangesAsync();
        }
        catch (Exception exception) when (!DatabaseFault.IsOutOfReach(exception))
        {
            Log.NotComposed(logger, message.Id, exception);
            db.ChangeTracker.Clear();
            return GraphReply.Failed(new(GraphFaultKind.Unreachable, "The message could not be written.")); // Nothing has left: it is tried again.
        }

        return await graph.PostAsync("me/messages", request, CancellationToken.None);
    }

    private async Task<JsonObject> RequestAsync(OutboxMessage message, Conversation? conversation)
    {
        var isOpen = conversation is null || conversation.IsWindowOpen(time.GetUtcNow());
        var request = new JsonObject
        {
            ["recipient"] = conversation is null ? await PhoneAsync(message) : new JsonObject { ["id"] = conversation.Psid },
            ["message"] = JsonNode.Parse(message.Body!),
            ["messaging_type"] = !isOpen ? "MESSAGE_TAG"
                : message.Occasion is Occasion.Answer or Occasion.Greeting or Occasion.Stopped or Occasion.HandedOver or Occasion.YesNeeded ? "RESPONSE"
                : "UPDATE",
        };
        if (!isOpen)
        {
            request["tag"] = OrderTag;
        }

        return request;
    }

    private async Task<JsonObject> PhoneAsync(OutboxMessage message)
    {
        var request = await db.MatchingRequests.AsNoTracking().SingleAsync(r => r.Id == message.MatchingRequestId);
        var recipient = new JsonObject { ["phone_number"] = request.Phone };
        if (request is { FirstName.Length: > 0, LastName.Length: > 0 })
        {
            recipient["name"] = new JsonObject { ["first_name"] = request.FirstName, ["last_name"] = request.LastName };
        }

        return recipient;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Message {Id} could not be written.")]
        public static partial void NotComposed(ILogger logger, long id, Exception exception);
    }
}
