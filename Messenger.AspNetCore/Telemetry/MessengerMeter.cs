using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Messenger.AspNetCore.Telemetry;

/// <summary>What the library counts. What each means: <c>docs/monitoring.md</c>.</summary>
internal sealed class MessengerMeter
{
    private readonly Counter<long> _events;
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _calls;

    public MessengerMeter(IMeterFactory factory)
    {
        var meter = factory.Create(SessionTrace.SourceName);
        _events = meter.CreateCounter<long>("messenger.webhook.events", "{event}", "Events of signed deliveries, new ones and such as were stored before.");
        _deliveries = meter.CreateCounter<long>("messenger.webhook.deliveries", "{delivery}", "Deliveries by what became of them.");
        _calls = meter.CreateHistogram("messenger.graph.call.duration", "s", "How long calls of the Graph API took.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
        });
    }

    /// <summary>A transaction of the log was committed.</summary>
    public void Stored(int stored, int doubled)
    {
        _events.Add(stored, Tag("messenger.event.outcome", "stored"));
        if (doubled > 0)
        {
            _events.Add(doubled, Tag("messenger.event.outcome", "doubled"));
        }
    }

    /// <summary>A delivery was answered.</summary>
    public void Delivered(string outcome) => _deliveries.Add(1, Tag("messenger.delivery.outcome", outcome));

    /// <summary>A call of the Graph API ended.</summary>
    /// <param name="method">GET, POST or DELETE.</param>
    /// <param name="fault">What went wrong; null when nothing did.</param>
    /// <param name="began">By <see cref="Stopwatch"/>.</param>
    public void Called(string method, string? fault, long began)
    {
        if (_calls.Enabled)
        {
            TagList tags = new() { { "http.request.method", method } };
            if (fault is not null)
            {
                tags.Add("error.type", fault);
            }

            _calls.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tags);
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
