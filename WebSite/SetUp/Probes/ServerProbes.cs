using WebSite.Data;
using WebSite.Web;

namespace WebSite.SetUp.Probes;

/// <summary>What this machine itself says of the set-up.</summary>
/// <param name="Proxies">What became of X-Forwarded-For; null where no requests are taken, as in a terminal.</param>
/// <param name="Open">The databases' files and folders, where others may use them.</param>
internal sealed record ServerProbes(SeenProxies? Proxies, IReadOnlyList<string> Open);

/// <summary>Reads it; changes nothing.</summary>
internal sealed class ServerReader(SeenProxies seen, IHostApplicationLifetime site, DatabaseFiles files)
{
    public ServerProbes Read()
    {
        string[] databases = [DatabaseFiles.Target(files.SitePath), DatabaseFiles.Target(files.LogPath)];
        return new(
            site.ApplicationStarted.IsCancellationRequested ? seen : null,
            [.. databases.Concat(databases.Select(database => Path.GetDirectoryName(database)!)).Distinct().Where(path => Path.Exists(path) && FileModes.IsOpenToOthers(path))]);
    }
}
