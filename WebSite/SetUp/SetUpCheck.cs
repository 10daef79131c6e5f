using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.Options;
using WebSite.SetUp.Checks;
using WebSite.SetUp.Probes;
using WebSite.Web;

namespace WebSite.SetUp;

/// <summary>Looks whether everything is set up that a plugin, a webhook and a message need. Reads only.</summary>
internal sealed class SetUpCheck(
    GraphClient graph, OwnSite own, StoreReader store, ServerReader server, RefProtector refs, IOptionsMonitor<MessengerOptions> options, IOptionsMonitor<SiteOptions> site, LastCheck last, TimeProvider time)
{
    /// <summary>Runs every check; takes as long as the slowest answer, some seconds at most.</summary>
    /// <param name="origin">Where the shop is open to the public; null when nobody said.</param>
    /// <param name="local">Where this machine reaches the site, should the public address not answer; null for nowhere else.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SetUpReport> RunAsync(Uri? origin, Uri? local, CancellationToken cancel)
    {
        var now = options.CurrentValue;
        var asking = GraphProbes.ReadAsync(graph, now, site.CurrentValue.Patience, cancel);
        var made = RefProbes.Make(refs, now, time.GetUtcNow());
        var kept = await store.ReadAsync(now.PageId, cancel);
        var showing = own.ShowAsync(origin, local, kept.Product, cancel);
        var answers = await asking;
        var verifying = own.VerifyAsync(origin is null ? null : new Uri(origin, "/webhook"), now.VerifyToken, cancel);
        SetUpProbes facts = new(now, origin, time.GetUtcNow(), answers, await verifying, await showing, kept, made) { Site = site.CurrentValue, Server = server.Read() };
        SetUpReport report = new(origin, [.. AllChecks.Groups.Select(group => new FindingGroup(group.Name, [.. group.Checks.Select(check => check.On(facts))]))], kept.Failures);
        last.Keep(report, time.GetUtcNow());
        return report;
    }
}
