using System.Runtime.CompilerServices;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;

namespace WebSite.Privacy;

/// <summary>Finds what a person's id stands in, which may be anywhere in an event: the whole log is looked through, which is rare.</summary>
public sealed class PersonEvents(SiteDb db, IOptionsMonitor<MessengerOptions> options)
{
    /// <summary>Events of one look.</summary>
    internal const int Step = 500;

    /// <summary>Whose event it is: a person's, or that of a user_ref or login_id of which nobody is known; null when it is nobody's, or the Page's own.</summary>
    public string? Of(WebhookEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.IsErased)
        {
            return null;
        }

        var one = stored.Read();
        var who = one.Person ?? (one.Psid is null ? one.Sender : null);
        return who == options.CurrentValue.PageId ? null : who; // As a stranger's event may say.
    }

    /// <summary>The person that a conversation, an opt-in or an event is of; null when it is gone, or nobody's.</summary>
    public async Task<string?> WhoAsync(long? conversationId, long? optInId, long? eventId, CancellationToken cancel)
    {
        if (conversationId is not null)
        {
            return await db.Conversations.Where(c => c.Id == conversationId).Select(c => c.Psid).SingleOrDefaultAsync(cancel);
        }

        if (optInId is not null)
        {
            return await db.OptIns.Where(o => o.Id == optInId).Select(o => o.Psid).SingleOrDefaultAsync(cancel);
        }

        return await db.WebhookEvents.AsNoTracking().SingleOrDefaultAsync(e => e.Id == eventId, cancel) is { } stored ? Of(stored) : null;
    }

    /// <summary>Whether anything is there that a person of this id did.</summary>
    public async Task<bool> KnowsAsync(string person, CancellationToken cancel) =>
        person != options.CurrentValue.PageId
        && (await db.OptIns.AnyAsync(o => o.Psid == person, cancel) || await db.Conversations.AnyAsync(c => c.Psid == person, cancel) || await db.WebhookEvents.AnyAsync(e => e.Sender == person, cancel));

    /// <summary>The events that hold the id anywhere, oldest first, so many at a time.</summary>
    /// <param name="person">The id.</param>
    /// <param name="after">Only events behind this one.</param>
    /// <param name="to">Only events up to this one.</param>
    /// <param name="cancel">Stops it.</param>
    public async IAsyncEnumerable<IReadOnlyList<WebhookEvent>> HoldingAsync(string person, long after, long to, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var count = Step; count == Step;)
        {
            var last = after;
            var found = await db.WebhookEvents.AsNoTracking()
                .Where(e => e.Id > last && e.Id <= to && (e.Sender == person || e.PageId == person || e.Raw.Contains(person)))
                .OrderBy(e => e.Id).Take(Step).ToListAsync(cancel);
            count = found.Count;
            after = count > 0 ? found[^1].Id : after;
            yield return [.. found.Where(e => e.Sender == person || e.PageId == person || Holds(e.Raw, person))];
        }
    }

    /// <summary>The id itself, not a longer one that contains it.</summary>
    private static bool Holds(string raw, string person)
    {
        for (var at = raw.IndexOf(person, StringComparison.Ordinal); at >= 0; at = raw.IndexOf(person, at + 1, StringComparison.Ordinal))
        {
            var end = at + person.Length;
            if ((at == 0 || !IsOfId(raw[at - 1])) && (end == raw.Length || !IsOfId(raw[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfId(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
