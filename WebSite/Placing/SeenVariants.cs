using WebSite.Model;

namespace WebSite.Placing;

/// <summary>
/// Which sessions saw which variant, so that each counts once, and so that its order counts for what it saw. In memory alone, and of bounded size: nothing
/// of the shopper is kept. docs/experiments.md says what a restart does to it.
/// </summary>
public sealed class SeenVariants(PlacementBook book, TimeProvider time)
{
    /// <summary>So long a session is remembered at least, unless there are too many or the site is restarted.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(15);

    /// <summary>Sessions of one half. One takes about a hundred bytes.</summary>
    private const int Most = 200_000;

    private readonly Lock _lock = new();
    private Half _new = new(time.GetUtcNow());
    private Half _old = new(time.GetUtcNow());

    /// <summary>A session saw the place of an experiment.</summary>
    /// <returns>Whether that is new.</returns>
    internal bool Note(VariantMark variant, Guid session)
    {
        var (now, key) = (time.GetUtcNow(), (variant.ExperimentId, session));
        lock (_lock)
        {
            if (_new.Seen.Count >= Most || now - _new.Since >= Lifetime)
            {
                (_old, _new) = (_new, new(now));
            }

            var isNew = !_new.Seen.ContainsKey(key) && !_old.Seen.ContainsKey(key);
            _new.Seen[key] = (variant.Variant, now);
            return isNew;
        }
    }

    /// <summary>The variants of running experiments that a session saw not long ago.</summary>
    internal async Task<IReadOnlyList<VariantMark>> OfAsync(Guid session, CancellationToken cancel)
    {
        var running = (await book.AllAsync(cancel)).Select(p => p.Experiment).OfType<Experiment>().ToList();
        lock (_lock)
        {
            return [.. running.Select(e => Find(e.Id, session)).OfType<VariantMark>()];
        }
    }

    private VariantMark? Find(int experimentId, Guid session)
    {
        var key = (experimentId, session);
        var isKnown = _new.Seen.TryGetValue(key, out var seen) || _old.Seen.TryGetValue(key, out seen);
        return isKnown && time.GetUtcNow() - seen.At <= OrderVariant.Longest ? new(experimentId, seen.Variant) : null;
    }

    private sealed record Half(DateTimeOffset Since)
    {
        public Dictionary<(int ExperimentId, Guid Session), (int Variant, DateTimeOffset At)> Seen { get; } = [];
    }
}
