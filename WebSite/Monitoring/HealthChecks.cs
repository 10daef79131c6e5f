using Messenger.AspNetCore.Log;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebSite.Data;

namespace WebSite.Monitoring;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can also reach its database and its log.</summary>
internal static class HealthChecks
{
    public static void AddSiteHealthChecks(this IServiceCollection services) => services.AddHealthChecks().AddCheck<DatabaseCheck>("database");

    public static void MapSiteHealthChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }

    private sealed class DatabaseCheck(SiteDb db, LogDb log, DatabaseFiles files) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            files.AreThere && await db.Database.CanConnectAsync(cancellationToken) && await log.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database can't be reached.");
    }
}
