using Messenger.AspNetCore.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Projection;

/// <summary>
/// What the Page wrote comes back as an echo. One of this site's own says that its message was taken, which settles an uncertain one;
/// any other is an entry that somebody wrote elsewhere, another program of this site's app among them.
/// </summary>
internal sealed class Echoes(SiteDb db, Changes changes, SendingPauses pauses, IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Takes an echo.</summary>
    public async Task TakeAsync(TakenEvent taken, Batch batch, CancellationToken cancel)
    {
        var content = taken.Content;
        var isOwn = content.AppId == options.CurrentValue.AppId;
        if (isOwn && OutboxMark.Read(content.Metadata) is { } id)
        {
            await SettleAsync(id, taken, batch, cancel);
            return;
        }

        if (batch.Find(taken.Event.PageId, taken.Person) is { } conversation && !(isOwn && await IsSentAsync(content.Mid, cancel)))
        {
            var entry = batch.Show(
                taken,
                conversation,
                isOwn ? EntryKind.Program : EntryKind.Echo,
                content.Text ?? content.Attachments,
                attached: content.Text is null ? null : content.Attachments,
                mid: content.Mid);
            conversation.MoveUp(taken.At);
            await changes.CatchUpAsync(entry, conversation, batch, cancel);
        }
    }

    /// <summary>Whether this site sent it: an echo may have lost what was put on the message.</summary>
    private Task<bool> IsSentAsync(string? mid, CancellationToken cancel) => mid is null ? Task.FromResult(false) : db.OutboxMessages.AnyAsync(m => m.Mid == mid, cancel);

    /// <summary>As Facebook's answer does, which came not at all, or comes after this.</summary>
    private async Task SettleAsync(long id, TakenEvent taken, Batch batch, CancellationToken cancel)
    {
        if (!batch.Unsettled.Remove(id, out var message))
        {
            return;
        }

        message.Arrive(taken.Content.Mid, taken.At);
        Changes.CatchUp(message, batch);
        await pauses.CloseAsync(message.ClaimedAt, cancel);
        batch.Find(taken.Event.PageId, taken.Person)?.MoveUp(taken.At);
        if (message.MatchingRequestId is { } matching)
        {
            (await db.MatchingRequests.FindAsync([matching], cancel))?.Deliver(taken.At);
        }
    }
}
