using System.Diagnostics.Metrics;
using Messenger.AspNetCore.Log;

namespace WebSite.Projection;

/// <summary>Measures how long events wait from being stored to being understood.</summary>
internal sealed class ProjectionMeter
{
    private readonly Histogram<double> _understood;
    private readonly TimeProvider _time;

    public ProjectionMeter(IMeterFactory factory, TimeProvider time)
    {
        _time = time;
        _understood = factory.Create(SiteMeter.Name).CreateHistogram("messenger.event.understanding.duration", "s", "From an event's arrival until its effect was committed.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800],
        });
    }

    /// <summary>Events were taken in their turn.</summary>
    public void Understood(IReadOnlyList<WebhookEvent> events)
    {
        if (!_understood.Enabled)
        {
            return;
        }

        var now = _time.GetUtcNow();
        foreach (var one in events)
        {
            _understood.Record(Math.Max(0, (now - one.ReceivedAt).TotalSeconds));
        }
    }
}
