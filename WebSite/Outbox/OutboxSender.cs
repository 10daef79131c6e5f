using System.Text.Json.Nodes;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.People;

namespace WebSite.Outbox;

/// <summary>Sends one claimed message, and notes what came of it.</summary>
public sealed partial class OutboxSender(
    SiteDb db, GraphClient graph, Profiles profiles, MessageComposer composer, OutboxOutcome outcome, AfterWindows after, MessageTrace trace, IOptionsMonitor<OutboxOptions> options, TimeProvider time,
    ILogger<OutboxSender> logger)
{
    /// <summary>Source: <c>docs/platform.md</c>, Message types and tags.</summary>
    private const string HumanAgent = "HUMAN_AGENT";

    /// <summary>Sends it. Not to be stopped on the way: the answer would be lost.</summary>
    public async Task SendAsync(long id)
    {
        var message = await db.OutboxMessages.SingleAsync(m => m.Id == id);
        using var span = trace.Begin(message, await trace.SessionOfAsync(message, CancellationToken.None));
        var conversation = message.ConversationId is null ? null : await db.Conversations.SingleAsync(c => c.Id == message.ConversationId);
        if (conversation?.Profile == ProfileState.Unasked)
        {
            await profiles.FetchAsync(conversation.Id, CancellationToken.None);
            await db.Entry(conversation).ReloadAsync();
        }

        var way = conversation is null ? Way.Window : conversation.WayOf(message.Occasion, await after.NowAsync(CancellationToken.None), time.GetUtcNow());
        if (way is not { } open)
        {
            await outcome.NoteAsync(message, GraphReply.Failed(new(GraphFaultKind.Window, "The window closed.")), CancellationToken.None);
        }
        else if (await WriteAsync(message, conversation, open) is { } request)
        {
            await outcome.NoteAsync(message, await graph.PostAsync("me/messages", request, CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>Writes it, and stores what will go; null when it isn't to go: that failed by a fault of this site's, and the message is set aside, since trying again by itself would change nothing; or it isn't this worker's any more.</summary>
    private async Task<JsonObject?> WriteAsync(OutboxMessage message, Conversation? conversation, Way way)
    {
        try
        {
            await composer.ComposeAsync(message, way, CancellationToken.None);
            var request = await RequestAsync(message, conversation, way);
            return await StoreAsync(message) ? request : null;
        }
        catch (Exception exception) when (!DatabaseFault.IsOutOfReach(exception))
        {
            Log.NotComposed(logger, message.Id, exception);
            await outcome.SetAsideAsync(message.Id, exception, CancellationToken.None);
            return null;
        }
    }

    /// <summary>Stores what will go; false when this worker was so slow that the message was given up, and perhaps another has it.</summary>
    private async Task<bool> StoreAsync(OutboxMessage message)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await db.OutboxMessages.AnyAsync(m => m.Id == message.Id && m.State == OutboxState.Sending && m.ClaimedAt == message.ClaimedAt))
        {
            return false;
        }

        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    private async Task<JsonObject> RequestAsync(OutboxMessage message, Conversation? conversation, Way way)
    {
        var request = new JsonObject
        {
            ["recipient"] = conversation is not null ? new JsonObject { ["id"] = conversation.Psid }
                : message.OptInId is { } optIn ? await UnknownAsync(optIn)
                : await PhoneAsync(message),
            ["message"] = JsonNode.Parse(message.Body!),
            ["messaging_type"] = way switch
            {
                Way.Utility => "UTILITY",
                Way.OrderTag or Way.HumanAgent => "MESSAGE_TAG",
                _ => message.Occasion.Rule().IsResponse ? "RESPONSE" : "UPDATE",
            },
        };
        if (way is Way.OrderTag or Way.HumanAgent)
        {
            request["tag"] = way == Way.HumanAgent ? HumanAgent : options.CurrentValue.OrderTag;
        }

        return request;
    }

    /// <summary>Somebody whose page-scoped id their first answer will tell.</summary>
    private async Task<JsonObject> UnknownAsync(long optInId)
    {
        var optIn = await db.OptIns.AsNoTracking().SingleAsync(o => o.Id == optInId);
        return optIn.LoginId is { } login ? new() { ["login_id"] = login } : new() { ["user_ref"] = optIn.UserRef };
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
        [LoggerMessage(1, LogLevel.Error, "Message {Id} could not be written, and is set aside. Nothing of it was sent.")]
        public static partial void NotComposed(ILogger logger, long id, Exception exception);
    }
}
