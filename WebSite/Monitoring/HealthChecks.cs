using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebSite.Data;

namespace WebSite.Monitoring;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also reach its database and its log.</summary>
internal static class HealthChecks
{
    public static void AddSiteHealthChecks(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<FilesCheck>("files")
        .AddDbContextCheck<SiteDb>("database")
        .AddDbContextCheck<LogDb>("log");

    public static void MapSiteHealthChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }

    /// <summary>SQLite goes on with a file that has been deleted; nothing of that is kept.</summary>
    private sealed class FilesCheck(DatabaseFiles files) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(files.AreThere ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("A database's file isn't there any more."));
    }
}
