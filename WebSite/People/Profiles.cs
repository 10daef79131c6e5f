using Messenger.AspNetCore.Graph;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;

namespace WebSite.People;

/// <summary>Asks Facebook who somebody is, and keeps the answer. That it doesn't tell is an answer too. Source: <c>docs/platform.md</c>, Profiles.</summary>
public sealed class Profiles(SiteDb db, GraphClient graph, FacebookPictures pictures, TimeProvider time)
{
    private const int LargestPicture = 256 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks for one person's name and picture. A Facebook that can't be reached changes nothing: it is asked again later.</summary>
    /// <returns>Whether it answered.</returns>
    public async Task<bool> FetchAsync(long conversationId, CancellationToken cancel)
    {
        var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == conversationId, cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var reply = await graph.GetAsync($"{Uri.EscapeDataString(conversation.Psid)}?fields=first_name,last_name,profile_pic", limit.Token);
            if (reply.Fault is { } fault && !fault.Kind.IsFinal())
            {
                return false;
            }

            var picture = await pictures.LoadAsync(reply["profile_pic"], LargestPicture, limit.Token);
            await KeepAsync(conversationId, reply["first_name"], reply["last_name"], picture, cancel);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false; // Too slow: a name isn't worth the wait.
        }
    }

    private async Task KeepAsync(long id, string? first, string? last, FacebookPicture picture, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        (first, last) = (UnicodeText.Plain(first)?.Trim(), UnicodeText.Plain(last)?.Trim());
        var name = $"{first} {last}".Trim();
        var state = name.Length > 0 ? ProfileState.Known : ProfileState.Hidden;
        var now = time.GetUtcNow();
        var shortName = UnicodeText.Short(name, 200);
        await db.Conversations.Where(c => c.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.Profile, state)
                .SetProperty(c => c.ProfileAt, now)
                .SetProperty(c => c.Name, c => state == ProfileState.Known ? shortName : c.Name)
                .SetProperty(c => c.NameKey, c => state == ProfileState.Known ? SearchKey.Of(shortName) : c.NameKey)
                .SetProperty(c => c.SurnameKey, c => state == ProfileState.Known ? SearchKey.OfLastWord(shortName) : c.SurnameKey)
                .SetProperty(c => c.FirstName, c => state == ProfileState.Known ? UnicodeText.Short(first, 100) : c.FirstName),
            cancel);
        if (picture.Fault is null)
        {
            await db.Set<ProfilePicture>().Where(p => p.ConversationId == id).ExecuteDeleteAsync(cancel);
            db.Add(new ProfilePicture { ConversationId = id, ContentType = picture.Kind, Bytes = picture.Bytes });
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }
}
