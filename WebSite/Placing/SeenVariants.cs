using System.Net;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Refs;
using WebSite.Model;

namespace WebSite.Placing;

/// <summary>
/// Which browsers saw which variant, so that each counts once, and so that its order counts for what it saw. In memory alone, and of bounded size: nothing
/// of the shopper is kept. docs/experiments.md says what a restart does to it.
/// </summary>
public sealed class SeenVariants(PlacementBook book, TimeProvider time)
{
    /// <summary>So long a browser is remembered at least, unless there are too many or the site is restarted.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(15);

    /// <summary>Browsers of one half, and addresses of a day. One takes about a hundred bytes.</summary>
    private const int Most = 200_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(int ExperimentId, IPAddress Address), int> _addresses = [];
    private DateOnly _day;
    private readonly RecentEntries<(int ExperimentId, BrowserHash Browser), Sight> _sights = new(Most, Lifetime, time);

    /// <summary>A browser saw the place of an experiment.</summary>
    /// <param name="variant">Which.</param>
    /// <param name="browser">The browser.</param>
    /// <param name="session">In which session. Only the first one counts, and its order.</param>
    /// <param name="address">Its client's address.</param>
    /// <param name="mostOfAddress">So many browsers of an address count in a day.</param>
    /// <returns>Whether that counts.</returns>
    internal bool Note(VariantMark variant, BrowserHash browser, Guid session, IPAddress address, int mostOfAddress)
    {
        var (now, key) = (time.GetUtcNow(), (variant.ExperimentId, browser));
        lock (_lock)
        {
            _sights.Turn();
            var isKnown = _sights.TryFind(key, out var seen);
            if (isKnown ? seen.Session == session : HasRoom((variant.ExperimentId, address), mostOfAddress, DateOnly.FromDateTime(now.UtcDateTime)))
            {
                _sights.Put(key, new(session, variant.Variant, now));
                return !isKnown;
            }

            return false;
        }
    }

    /// <summary>The variants of running experiments that a session saw not long ago.</summary>
    internal async Task<IReadOnlyList<VariantMark>> OfAsync(BrowserHash browser, Guid session, CancellationToken cancel)
    {
        var running = (await book.AllAsync(cancel)).Select(p => p.Experiment).OfType<Experiment>().ToList();
        lock (_lock)
        {
            return [.. running.Select(e => Find(e.Id, browser, session)).OfType<VariantMark>()];
        }
    }

    private bool HasRoom((int ExperimentId, IPAddress Address) key, int most, DateOnly day)
    {
        if (day != _day || _addresses.Count >= Most)
        {
            _addresses.Clear();
            _day = day;
        }

        var before = _addresses.GetValueOrDefault(key);
        _addresses[key] = Math.Min(before + 1, most);
        return before < most;
    }

    private VariantMark? Find(int experimentId, BrowserHash browser, Guid session) =>
        _sights.TryFind((experimentId, browser), out var seen) && seen.Session == session && time.GetUtcNow() - seen.At <= OrderVariant.Longest ? new(experimentId, seen.Variant) : null;

    private readonly record struct Sight(Guid Session, int Variant, DateTimeOffset At);
}
