using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;

namespace WebSite.Telemetry;

/// <summary>
/// Begins a trace of its own for each request, whatever the request says: anybody may send <c>traceparent</c>, and would choose by it in which trace they stand, and whether
/// they are seen.
/// </summary>
internal sealed class OwnTraces : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => [];

    public static void Begin(IServiceCollection services)
    {
        services.AddSingleton<DistributedContextPropagator>(new OwnTraces());
        Sdk.SetDefaultTextMapPropagator(new TraceContextPropagator()); // With any other, the instrumentation would read the headers for itself.
    }

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        // Nobody else is told.
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) => (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
