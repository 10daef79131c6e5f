using System.Globalization;

namespace WebSite.Model;

/// <summary>People who came in, gathered to be added to the kept figures in one go.</summary>
internal sealed class PeopleSums
{
    private readonly Dictionary<(Dimension Dimension, string Key, Span Span, int From), PeopleSketch> _sketches = [];

    /// <summary>Whether nobody came in.</summary>
    public bool IsNothing => _sketches.Count == 0;

    /// <summary>What there is to be added.</summary>
    public IReadOnlyDictionary<(Dimension Dimension, string Key, Span Span, int From), PeopleSketch> All => _sketches;

    /// <summary>Somebody came in.</summary>
    public void Add(Visit visit)
    {
        foreach (var (dimension, key) in FigureRules.Of(visit).Where(thing => PeopleFigure.IsFor(thing.Dimension)))
        {
            Add(visit, dimension, key);
        }
    }

    /// <summary>Somebody who came in before belongs to a campaign now.</summary>
    public void AddCampaign(Visit visit, int campaignId) => Add(visit, Dimension.Campaign, campaignId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Somebody came in by an ad; what else the visit counts for isn't asked.</summary>
    public void AddAd(Visit visit) => Add(visit, Dimension.Ad, visit.AdId!);

    private void Add(Visit visit, Dimension dimension, string key)
    {
        var hour = Spans.HourOf(visit.At);
        foreach (var span in Spans.All)
        {
            var at = (dimension, key, span, span.Start(hour));
            if (!_sketches.TryGetValue(at, out var sketch))
            {
                _sketches[at] = sketch = new();
            }

            sketch.Add(visit.ConversationId);
        }
    }
}
