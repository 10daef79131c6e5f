using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;

namespace WebSite.People;

/// <summary>The same as <see cref="NameKeys"/> on PostgreSQL, which has no functions of the site's: keys are made here, and go back as arrays.</summary>
internal static class PostgresNameKeys
{
    /// <summary>Makes them.</summary>
    public static async Task RunAsync(SiteDb db, int batch, CancellationToken cancel)
    {
        for (long? after = 0; after is not null;)
        {
            var rows = await db.Conversations.Where(c => c.Name != null && c.NameKey == null && c.Id > after).OrderBy(c => c.Id).Take(batch).Select(c => new { c.Id, c.Name }).ToListAsync(cancel);
            var (ids, keys, lasts) = (rows.Select(r => r.Id).ToArray(), rows.Select(r => SearchKey.Of(r.Name)).ToArray(), rows.Select(r => SearchKey.OfLastWord(r.Name)).ToArray());
            after = ids.Length == 0 ? null : ids[^1];
            await db.Database.ExecuteSqlAsync(
                $"""UPDATE "Conversations" c SET "NameKey" = u.k, "SurnameKey" = u.l FROM unnest({ids}, {keys}, {lasts}) AS u (id, k, l) WHERE c."Id" = u.id""", cancel);
        }

        for (int? after = 0; after is not null;)
        {
            var rows = await db.Orders.Where(o => o.Name != "" && o.NameKey == null && o.Id > after).OrderBy(o => o.Id).Take(batch).Select(o => new { o.Id, o.Name, o.Email }).ToListAsync(cancel);
            var (ids, keys, lasts, mails) = (
                rows.Select(r => r.Id).ToArray(), rows.Select(r => SearchKey.Of(r.Name)).ToArray(), rows.Select(r => SearchKey.OfLastWord(r.Name)).ToArray(), rows.Select(r => SearchKey.Of(r.Email)).ToArray());
            after = ids.Length == 0 ? null : ids[^1];
            await db.Database.ExecuteSqlAsync(
                $"""UPDATE "Orders" o SET "NameKey" = u.k, "SurnameKey" = u.l, "EmailKey" = u.m FROM unnest({ids}, {keys}, {lasts}, {mails}) AS u (id, k, l, m) WHERE o."Id" = u.id""", cancel);
        }
    }
}
