using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Person;

/// <summary>A person in the list.</summary>
/// <param name="Conversation">Who.</param>
/// <param name="HasPicture">Whether there is a picture of them.</param>
/// <param name="FirstDoor">How they first came in; null when that isn't known.</param>
/// <param name="OptIns">How many opt-ins they have.</param>
/// <param name="Sessions">The latest checkout sessions that they came in from, newest first, each with its order.</param>
public sealed record PersonRow(Conversation Conversation, bool HasPicture, EntryPoint? FirstDoor, int OptIns, IReadOnlyList<(long Session, int? Order)> Sessions)
{
    /// <summary>So many opt-ins of a person are looked at.</summary>
    public const int MostOptIns = 100;

    private const int MostSessions = 3;

    /// <summary>Reads what belongs to people: of each a few looks into indexes, however many opt-ins somebody has.</summary>
    public static async Task<IReadOnlyList<PersonRow>> ReadAsync(SiteDb db, IReadOnlyList<Conversation> people, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        var ids = people.Select(c => c.Id).ToList();
        var pictures = (await db.Set<ProfilePicture>().Where(p => EF.Parameter(ids).Contains(p.ConversationId)).Select(p => p.ConversationId).ToListAsync(cancel)).ToHashSet();
        var doors = await db.Conversations.Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new { c.Id, Door = c.Visits.OrderBy(a => a.Id).Select(a => (EntryPoint?)a.EntryPoint).FirstOrDefault() }).ToDictionaryAsync(c => c.Id, c => c.Door, cancel);
        var optIns = new Dictionary<long, List<(long? Session, string PageId)>>();
        foreach (var person in people)
        {
            var psid = person.Psid;
            var some = await db.OptIns.Where(o => o.Psid == psid).OrderByDescending(o => o.Id).Take(MostOptIns + 1).Select(o => new { o.CheckoutSessionId, o.PageId }).ToListAsync(cancel);
            optIns[person.Id] = [.. some.Where(o => o.PageId == person.PageId).Select(o => (o.CheckoutSessionId, o.PageId))];
        }

        var shown = optIns.ToDictionary(one => one.Key, one => one.Value.Select(o => o.Session).OfType<long>().Distinct().Take(MostSessions).ToList());
        var sessions = shown.Values.SelectMany(some => some).Distinct().ToList();
        var orders = await db.Orders.Where(o => EF.Parameter(sessions).Contains(o.SessionId)).Select(o => new { o.SessionId, o.Id }).ToDictionaryAsync(o => o.SessionId, o => (int?)o.Id, cancel);
        return [.. people.Select(c => new PersonRow(c, pictures.Contains(c.Id), doors.GetValueOrDefault(c.Id), optIns[c.Id].Count, [.. shown[c.Id].Select(s => (s, orders.GetValueOrDefault(s)))]))];
    }
}
