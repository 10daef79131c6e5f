using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Pages.Dashboard.Conversations;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>A person in a list: name and face where they are known, else the id.</summary>
/// <param name="ConversationId">Leads to everything about them.</param>
/// <param name="Psid">Their page-scoped id.</param>
/// <param name="Name">As Facebook told it; else null.</param>
/// <param name="HasPicture">Whether there is a picture.</param>
public sealed record PersonTag(long ConversationId, string Psid, string? Name, bool HasPicture)
{
    /// <summary>What they are called.</summary>
    public string Who => ThreadWords.Who(Name, Psid);

    /// <summary>People by their Page and id, as far as they are known.</summary>
    public static async Task<IReadOnlyDictionary<(string PageId, string Psid), PersonTag>> ReadAsync(SiteDb db, IEnumerable<string?> psids, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var wanted = psids.OfType<string>().Distinct().ToList();
        var found = await db.Conversations.Where(c => EF.Parameter(wanted).Contains(c.Psid))
            .Select(c => new { c.PageId, Tag = new PersonTag(c.Id, c.Psid, c.Name, c.Picture != null) }).ToListAsync(cancel);
        return found.ToDictionary(f => (f.PageId, f.Tag.Psid), f => f.Tag);
    }
}
