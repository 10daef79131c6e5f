using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>Refs that were made elsewhere. Anybody can write what they like into a link and come by it, as often as they like.</summary>
internal static class SeenRefs
{
    /// <summary>A page shows no more.</summary>
    public const int Most = 100;

    /// <summary>The visits with those refs that most people came with, of which one person who plays hides none; of equal ones those used last.</summary>
    public static IQueryable<Visit> OfMostPeople(this IQueryable<Visit> visits)
    {
        var refs = visits.Where(a => a.Ref != null).GroupBy(a => a.Ref)
            .OrderByDescending(g => g.Select(a => a.ConversationId).Distinct().Count()).ThenByDescending(g => g.Max(a => a.At)).Take(Most).Select(g => g.Key);
        return visits.Where(a => a.Ref != null && refs.Contains(a.Ref));
    }
}
