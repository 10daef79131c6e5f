using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebSite.Backups;
using WebSite.Data;

namespace WebSite.Monitoring;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also reach its database and its log.</summary>
internal static class HealthChecks
{
    public static void AddSiteHealthChecks(this IServiceCollection services, DatabaseProvider provider)
    {
        var checks = services.AddHealthChecks().AddDbContextCheck<SiteDb>("database").AddDbContextCheck<LogDb>("log");
        if (provider == DatabaseProvider.SQLite)
        {
            checks.AddCheck<FilesCheck>("files").AddCheck<BackupCheck>("backup");
        }
    }

    public static void MapSiteHealthChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }

    /// <summary>A shop without a new backup takes requests all the same: the answer is 200, and says <c>Degraded</c>.</summary>
    private sealed class BackupCheck(LastBackup backups) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(backups.Failure is { } failure ? HealthCheckResult.Degraded(failure.Why) : HealthCheckResult.Healthy());
    }

    /// <summary>SQLite goes on with a file that has been deleted; nothing of that is kept.</summary>
    private sealed class FilesCheck(DatabaseFiles files) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(files.AreThere ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("A database's file isn't there any more."));
    }
}
