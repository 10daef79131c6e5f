using Messenger.AspNetCore.Configuration;
using Microsoft.Extensions.Options;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>
/// What the Page wrote comes back as an echo. One of this site's own says that its message was taken, which settles an uncertain one;
/// any other is an entry that somebody wrote elsewhere, another program of this site's app among them.
/// </summary>
internal sealed class Echoes(IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Whether it may be one of this site's own, as it says itself.</summary>
    public static bool MaySettle(TakenEvent taken) => taken.Event.Kind == EventKinds.Echo && OutboxMark.Read(taken.Content.Metadata) is not null;

    /// <summary>Takes an echo.</summary>
    public void Take(TakenEvent taken, Batch batch)
    {
        var content = taken.Content;
        var isOwn = content.AppId == options.CurrentValue.AppId;
        if (isOwn && OutboxMark.Read(content.Metadata) is { } id)
        {
            Settle(id, taken, batch);
            return;
        }

        if (batch.Find(taken) is { } conversation && !(isOwn && IsSent(content.Mid, batch)))
        {
            var entry = batch.Show(
                taken,
                conversation,
                isOwn ? EntryKind.Program : EntryKind.Echo,
                content.Text ?? content.Attachments,
                attached: content.Text is null ? null : content.Attachments,
                mid: content.Mid);
            conversation.MoveUp(taken.At);
            Changes.CatchUp(entry, conversation, batch);
        }
    }

    /// <summary>Whether this site sent it: an echo may have lost what was put on the message.</summary>
    private static bool IsSent(string? mid, Batch batch) => mid is not null && batch.Messages.Values.Any(m => m.Mid == mid);

    /// <summary>As Facebook's answer does, which came not at all, or comes after this.</summary>
    private static void Settle(long id, TakenEvent taken, Batch batch)
    {
        if (batch.Messages.GetValueOrDefault(id) is not { State: OutboxState.Uncertain or OutboxState.Sending } message)
        {
            return;
        }

        message.Arrive(taken.Content.Mid, taken.At);
        Changes.CatchUp(message, batch);
        batch.Pause!.Close(message.ClaimedAt);
        batch.Find(taken)?.MoveUp(taken.At);
        if (message.MatchingRequestId is { } matching)
        {
            batch.Requests.GetValueOrDefault(matching)?.Deliver(taken.At);
        }
    }
}
