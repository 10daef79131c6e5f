using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebSite.Backups;
using WebSite.Data;

namespace WebSite.Monitoring;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also reach its database and its log. What makes a shop less than it should be, and lets it take
/// requests all the same, is told with 200 and <c>Degraded</c>.
/// </summary>
internal static class HealthChecks
{
    public static void AddSiteHealthChecks(this IServiceCollection services, DatabaseProvider provider)
    {
        var checks = services.AddHealthChecks().AddDbContextCheck<SiteDb>("database").AddDbContextCheck<LogDb>("log").AddCheck<ReadingCheck>("reading").AddCheck<GraphCheck>("graph");
        if (provider == DatabaseProvider.SQLite)
        {
            checks.AddCheck<FilesCheck>("files").AddCheck<BackupCheck>("backup");
        }
    }

    public static void MapSiteHealthChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReasons.WriteAsync });
    }

    /// <summary>Why it failed stands on the dashboard: there is a path in it.</summary>
    private sealed class BackupCheck(LastBackup backups) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(backups.Failure is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("The last backup could not be made. The dashboard says why."));
    }

    /// <summary>SQLite goes on with a file that has been deleted; nothing of that is kept.</summary>
    private sealed class FilesCheck(DatabaseFiles files) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(files.AreThere ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("A database's file isn't there any more."));
    }

    private sealed class ReadingCheck(SiteDb db, TimeProvider time) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var next = await LogState.NextAsync(db, cancellationToken);
            return time.GetUtcNow() - next > Alarms.Moment ? HealthCheckResult.Degraded("Stored events wait to be understood, for more than a minute.") : HealthCheckResult.Healthy();
        }
    }

    /// <summary>By the last call alone: to ask only for this would cost calls that messages need.</summary>
    private sealed class GraphCheck(GraphWatch graph) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(graph.LastFault switch
        {
            GraphFaultKind.Token => HealthCheckResult.Degraded("Facebook refuses the Page's token, or there is none."),
            GraphFaultKind.Restricted => HealthCheckResult.Degraded("Facebook keeps the Page or the app from sending."),
            GraphFaultKind.TooMany => HealthCheckResult.Degraded("Facebook asks for fewer calls."),
            GraphFaultKind.Unreachable or GraphFaultKind.NoAnswer or GraphFaultKind.Temporary => HealthCheckResult.Degraded("The last call of the Graph API had no proper answer."),
            _ => HealthCheckResult.Healthy(),
        });
    }
}
