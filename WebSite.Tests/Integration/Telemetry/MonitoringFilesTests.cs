using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Messenger.AspNetCore.Graph;
using Messenger.AspNetCore.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;
using WebSite.Model;
using WebSite.Tests.Support;

namespace WebSite.Tests.Integration.Telemetry;

/// <summary>Dashboard, alert rules and docs name what the code measures, all of it and nothing else.</summary>
public sealed partial class MonitoringFilesTests
{
    private static readonly string Root = SiteCommand.Root();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_figure_has_its_place_and_each_place_its_figure()
    {
        var instruments = await InstrumentsAsync();
        Assert.True(instruments.Count > 10);
        var known = instruments.ToDictionary(one => one.Name, Series);
        var used = (await QueriesAsync()).SelectMany(query => Word().Matches(Labels().Replace(query, "")).Select(m => m.Value)).ToHashSet();

        Assert.Empty(used.Except(known.Values.SelectMany(series => series)));
        Assert.DoesNotContain(known, one => !one.Value.Any(used.Contains));

        var docs = await File.ReadAllTextAsync(Path.Combine(Root, "docs", "monitoring.md"), Cancel);
        Assert.All(instruments, one => Assert.Contains($"`{one.Name}`", docs, StringComparison.Ordinal));
        Assert.All(instruments, one => Assert.False(string.IsNullOrEmpty(one.Unit) || string.IsNullOrEmpty(one.Description), one.Name));
        Assert.All(Alert().Matches(await RulesAsync()), alert => Assert.Contains(alert.Groups[1].Value, docs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_attribute_and_each_value_in_a_query_is_one_that_the_code_gives()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root, "WebSite"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "Messenger.AspNetCore"), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText).ToList();
        HashSet<string> attributes = ["job", "le", "error_type", "http_request_method", "http_response_status_code", .. sources.SelectMany(s => Literal().Matches(s)).Select(m => m.Groups[1].Value.Replace('.', '_'))];
        var outcomes = sources.SelectMany(s => Outcome().Matches(s)).Select(m => m.Groups[1].Value).ToHashSet();
        var values = new Dictionary<string, Func<string, bool>>
        {
            ["messenger_delivery_outcome"] = outcomes.Contains,
            ["messenger_message_state"] = value => Enum.TryParse<OutboxState>(value, out _),
            ["messenger_hindrance"] = value => Enum.TryParse<Hindrance>(value, out _),
            ["error_type"] = value => value.Length == 0 || Enum.TryParse<GraphFaultKind>(value, out _),
            ["job"] = value => value == "$job",
        };

        var queries = await QueriesAsync();
        var labels = queries.SelectMany(query => Labels().Matches(query)).SelectMany(m => Name().Matches(Quoted().Replace(m.Value, ""))).Select(m => m.Value).Where(name => name is not "by").ToHashSet();
        Assert.Contains("messenger_hindrance", labels);
        Assert.Empty(labels.Except(attributes));
        var selected = queries.SelectMany(query => Selector().Matches(query)).SelectMany(m => m.Groups[2].Value.Split('|').Select(value => (Label: m.Groups[1].Value, Value: value))).ToHashSet();
        Assert.Contains(("messenger_hindrance", "NoTemplate"), selected);
        Assert.DoesNotContain(selected, one => !values[one.Label](one.Value));
    }

    /// <summary>Everything that is measured: whatever in the code asks for a meter, asked for.</summary>
    private static async Task<List<Instrument>> InstrumentsAsync()
    {
        var published = new Dictionary<string, Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is SessionTrace.SourceName or SiteMeter.Name)
                {
                    lock (published)
                    {
                        published[instrument.Name] = instrument;
                    }
                }
            },
        };
        listener.Start();
        await using var site = new SiteHost();
        foreach (var type in new[] { typeof(SiteDb), typeof(SessionTrace) }.SelectMany(t => t.Assembly.GetTypes())
            .Where(t => t.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(IMeterFactory)))))
        {
            site.Services.GetRequiredService(type);
        }

        lock (published)
        {
            return [.. published.Values];
        }
    }

    /// <summary>What Prometheus calls it. Source: OpenTelemetry's specification, Prometheus and OpenMetrics Compatibility.</summary>
    private static string[] Series(Instrument instrument)
    {
        var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument.GetType().Name switch
        {
            "Counter`1" => [name + "_total"],
            "Histogram`1" => [name + "_bucket", name + "_count", name + "_sum"],
            _ => [name],
        };
    }

    private static Task<string> RulesAsync() => File.ReadAllTextAsync(Path.Combine(Root, "deploy", "grafana", "alerts.yaml"), Cancel);

    /// <summary>Every query of the dashboard, and the rules' file without what people read.</summary>
    private static async Task<List<string>> QueriesAsync()
    {
        using var dashboard = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Root, "deploy", "grafana", "dashboard.json"), Cancel));
        var rules = (await RulesAsync()).Split('\n').Where(line => !Said().IsMatch(line));
        return [.. Texts(dashboard.RootElement), string.Join('\n', rules)];
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name is "expr" or "definition" ? [p.Value.GetString()!] : Texts(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex(@"\b(messenger_[a-z_]+)\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"\{[^{}]*\}|by \([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"""[^""]*""")]
    private static partial Regex Quoted();

    [GeneratedRegex("[a-z_]+")]
    private static partial Regex Name();

    [GeneratedRegex(@"(\w+)[=!]~?""([^""]*)""")]
    private static partial Regex Selector();

    [GeneratedRegex(@"""(messenger\.[a-z_.]+)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?:Delivered\(|=> )""([a-z_]+)""")]
    private static partial Regex Outcome();

    [GeneratedRegex(@"^\s*(summary:|description:|labels:|#)")]
    private static partial Regex Said();

    [GeneratedRegex(@"alert: (\w+)")]
    private static partial Regex Alert();
}
