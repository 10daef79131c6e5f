using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Web;

namespace WebSite.SetUp.Facts;

/// <summary>What this machine itself says of the set-up.</summary>
/// <param name="Proxies">What became of X-Forwarded-For; null where no requests are taken, as in a terminal.</param>
/// <param name="Open">The database's file and folder, where others may use them.</param>
internal sealed record ServerFacts(SeenProxies? Proxies, IReadOnlyList<string> Open);

/// <summary>Reads it; changes nothing.</summary>
internal sealed class ServerReader(SeenProxies seen, IHostApplicationLifetime site, SiteDb db)
{
    public ServerFacts Read()
    {
        FileInfo file = new(db.Database.GetDbConnection().DataSource);
        var database = file is { Exists: true, LinkTarget: not null } ? file.ResolveLinkTarget(returnFinalTarget: true)!.FullName : file.FullName;
        return new(
            site.ApplicationStarted.IsCancellationRequested ? seen : null,
            [.. new[] { database, Path.GetDirectoryName(database)! }.Where(path => Path.Exists(path) && FileModes.IsOpenToOthers(path))]);
    }
}
