using Messenger.AspNetCore.Telemetry;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace WebSite.Telemetry;

/// <summary>Lets the site be seen from outside, by OpenTelemetry: docs/monitoring.md.</summary>
internal static class TelemetryServices
{
    /// <summary>As the site is called where many are watched, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</summary>
    private const string Name = "messenger-site";

    /// <summary>Says the address at which the first password is set, which is nobody's business but the console's.</summary>
    private const string SaysSecrets = "WebSite.Monitoring.Addresses";

    private static readonly string[] Meters =
        [SessionTrace.SourceName, SiteMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ExportOptions>().Configure<IConfiguration>((options, settings) => options.Faults = [.. ExportOptions.FaultsOf(settings)]).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExportOptions>, ExportOptionsValidator>();
        if (!ExportOptions.IsOn(builder.Configuration))
        {
            return;
        }

        OwnTraces.Begin(services);
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>(SaysSecrets, LogLevel.None);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                builder.Configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : Name, serviceVersion: typeof(TelemetryServices).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.AddSource(SessionTrace.SourceName)
                .AddAspNetCoreInstrumentation(options => options.Filter = http => IsTold(http.Request.Path))
                .AddHttpClientInstrumentation()
                .AddProcessor(new KnownAttributes()))
            .WithMetrics(metrics => metrics.AddMeter(Meters))
            .WithLogging(configureBuilder: null, options => options.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    /// <summary>Files, and what load balancers ask every second, say nothing of anybody.</summary>
    private static bool IsTold(PathString path) => !path.StartsWithSegments("/health") && !Path.HasExtension(path.Value);
}
