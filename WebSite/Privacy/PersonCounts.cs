using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Privacy;

/// <summary>A person's part in the shop's figures.</summary>
public sealed class PersonCounts(SiteDb db)
{
    /// <summary>Takes it off, in the caller's transaction, before the person's rows are deleted.</summary>
    internal async Task EraseAsync(string person, CancellationToken cancel)
    {
        var sums = new FigureSums();
        foreach (var optIn in await db.OptIns.AsNoTracking().Include(o => o.Clicks).Where(OptIn.Of(person)).ToListAsync(cancel))
        {
            optIn.Clicks.ForEach(click => FigureRules.Count(click, optIn, sums, -1));
        }

        foreach (var conversation in await db.Conversations.AsNoTracking().Include(c => c.Visits).Where(c => c.Psid == person).ToListAsync(cancel))
        {
            FigureRules.Count(conversation.StartedAt, conversation.StoppedAt, conversation.UnreachableAt, sums, -1);
            conversation.Visits.ForEach(visit => FigureRules.Count(visit, sums, -1));
        }

        db.Count(sums);
    }
}
