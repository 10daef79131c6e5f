using System.Diagnostics.Metrics;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>Counts the spots that web pages were drawn with, by their state.</summary>
public sealed class SpotMeter
{
    private readonly Counter<long> _drawn;

    public SpotMeter(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _drawn = factory.Create(SiteMeter.Name).CreateCounter<long>("messenger.spot.drawn", "{spot}", "Messenger spots on web pages, by what they said.");
    }

    /// <summary>A spot stands in a web page.</summary>
    /// <param name="placement">Where.</param>
    /// <param name="state">What it says, as in <c>data-state</c>.</param>
    internal void Drawn(Placement placement, string state) =>
        _drawn.Add(1, new("messenger.placement", placement.Name()), new("messenger.spot.state", state));
}
