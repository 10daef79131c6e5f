using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Messenger;
using WebSite.OptIns;
using WebSite.Outbox;

namespace WebSite.Conversations;

/// <summary>
/// What the Page wrote comes back as an echo. One of this site's own says that its message was taken, which settles an uncertain one;
/// any other is a line that somebody wrote elsewhere.
/// </summary>
public sealed class Echoes(SiteDb db, IOptionsMonitor<MessengerOptions> options)
{
    internal async Task RecordAsync(WebhookEvent stored, IncomingEvent one, DateTimeOffset at, CancellationToken cancel)
    {
        var content = EventContent.Read(stored.Raw);
        var isOwn = content.AppId == options.CurrentValue.AppId;
        if (isOwn && OutboxMark.Read(content.Metadata) is { } id)
        {
            await SettleAsync(id, content.Mid, at, cancel);
            return;
        }

        if (!isOwn && OptInSource.IsPsid(one.Recipient)
            && db.Conversations.Local.FirstOrDefault(c => c.PageId == one.PageId && c.Psid == one.Recipient) is { } conversation)
        {
            var text = EventContent.Short(content.Text ?? content.Attachments, ThreadLine.LongestText);
            conversation.Lines.Add(new() { EventId = stored.Id, At = at, Kind = LineKind.Echo, Text = text });
            conversation.LastAt = at > conversation.LastAt ? at : conversation.LastAt;
        }
    }

    private async Task SettleAsync(long id, string? mid, DateTimeOffset at, CancellationToken cancel)
    {
        if (await db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == id && (m.State == OutboxState.Uncertain || m.State == OutboxState.Sending), cancel) is not { } message)
        {
            return;
        }

        (message.State, message.Why, message.Mid, message.SentAt) = (OutboxState.Sent, null, mid, at);
        if (await db.MatchingRequests.SingleOrDefaultAsync(r => r.Id == message.MatchingRequestId && r.State == MatchingState.Failed, cancel) is { } request)
        {
            (request.State, request.Why, request.ChangedAt) = (MatchingState.InMessageRequests, null, at);
        }
    }
}
