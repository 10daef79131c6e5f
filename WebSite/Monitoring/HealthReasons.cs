using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebSite.Monitoring;

/// <summary>Says in one word how the site is and, a line each, what isn't as it should be. Anybody may read it, so it is told in sentences of the site's own.</summary>
internal static class HealthReasons
{
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', report.Entries.Where(check => check.Value.Status != HealthStatus.Healthy).Select(Line).Prepend(report.Status.ToString())));
    }

    private static string Line(KeyValuePair<string, HealthReportEntry> check) =>
        $"{check.Key}: {check.Value.Status}. {(check.Value.Exception is null && check.Value.Description is { } why ? why : "It can't be reached.")}";
}
