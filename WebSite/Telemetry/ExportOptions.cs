using System.Globalization;
using Microsoft.Extensions.Options;

namespace WebSite.Telemetry;

/// <summary>
/// Where traces, figures and logs go: the standard's own variables, <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like, from the environment or any other source of settings.
/// Nothing goes anywhere unless one of the endpoints is set.
/// </summary>
internal sealed class ExportOptions
{
    /// <summary>The setting that switches it on.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>How lines on the console look: a setting of .NET's own.</summary>
    public const string ConsoleFormat = "Logging:Console:FormatterName";

    private static readonly string[] Endpoints = [Endpoint, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    private static readonly string[] Protocols =
        ["OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL"];

    private static readonly string[] Numbers = ["OTEL_EXPORTER_OTLP_TIMEOUT", "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_TIMEOUT", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BLRP_SCHEDULE_DELAY"];

    private static readonly string[] Switches = ["OTEL_SDK_DISABLED"];

    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Faults { get; set; } = [];

    /// <summary>Whether anything is exported: an endpoint is set, and none of it is wrong.</summary>
    public static bool IsOn(IConfiguration settings) =>
        Endpoints.Any(name => !string.IsNullOrEmpty(settings[name])) && !IsTrue(settings["OTEL_SDK_DISABLED"]) && !FaultsOf(settings).Any();

    /// <summary>What is wrong with the settings. The exporter itself would take the default and say nothing.</summary>
    public static IEnumerable<string> FaultsOf(IConfiguration settings) =>
        Wrong(settings, Endpoints, IsAddress, "an address with http or https, for instance http://localhost:4317; empty for no export")
            .Concat(Wrong(settings, Protocols, value => value is "grpc" or "http/protobuf", "grpc, http/protobuf"))
            .Concat(Wrong(settings, Numbers, value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0, "milliseconds, a whole number above 0"))
            .Concat(Wrong(settings, Switches, value => bool.TryParse(value, out _), "true, false"))
            .Concat(Wrong(settings, [ConsoleFormat], value => value.ToLowerInvariant() is "simple" or "json" or "systemd", "simple, json, systemd"));

    private static IEnumerable<string> Wrong(IConfiguration settings, string[] names, Func<string, bool> isRight, string allowed) =>
        from name in names
        let value = settings[name]
        where !string.IsNullOrEmpty(value) && !isRight(value)
        select $"{name} is '{value}'. Allowed: {allowed}.";

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.Host.Length > 0;

    private static bool IsTrue(string? value) => bool.TryParse(value, out var isTrue) && isTrue;
}

/// <summary>Stops the start when a setting of the export is wrong.</summary>
internal sealed class ExportOptionsValidator : IValidateOptions<ExportOptions>
{
    public ValidateOptionsResult Validate(string? name, ExportOptions options) =>
        options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);
}
