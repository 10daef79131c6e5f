using System.Security.Cryptography;
using System.Text;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>
/// What browsers told of the spots that were served within a day, so that nothing counts twice, and how many spots each session told of. In memory
/// alone, and of bounded size: a restart forgets it, and so many spots in a day that it overflows do, too. docs/funnel.md says what that leaves open.
/// </summary>
internal sealed class SpotMemory(TimeProvider time)
{
    /// <summary>A spot that was served longer ago isn't heard of any more.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Spots of one half. A spot takes about a hundred bytes.</summary>
    private const int Most = 100_000;

    private readonly Lock _lock = new();
    private Half _new = new(time.GetUtcNow());
    private Half _old = new(time.GetUtcNow());

    /// <summary>Notes what a browser tells of a spot.</summary>
    /// <param name="key">The spot's key, as it came.</param>
    /// <param name="session">Its session.</param>
    /// <param name="signs">What is told.</param>
    /// <param name="mostOfSession">So many spots a session may tell of.</param>
    /// <returns>What was told of it before, and what is now; null where the session told of too many others.</returns>
    public (SpotSigns Before, SpotSigns After)? Note(string key, Guid session, SpotSigns signs, int mostOfSession)
    {
        var spot = NameOf(key);
        lock (_lock)
        {
            Turn();
            if (!_new.Spots.TryGetValue(spot, out var before) && !_old.Spots.TryGetValue(spot, out before))
            {
                if (_new.Sessions.GetValueOrDefault(session) + _old.Sessions.GetValueOrDefault(session) >= mostOfSession)
                {
                    return null;
                }

                _new.Sessions[session] = _new.Sessions.GetValueOrDefault(session) + 1;
            }

            return (before, _new.Spots[spot] = before | signs);
        }
    }

    /// <summary>The older half goes when the newer one is full, or a day old: so a spot is remembered for a day at least, unless there are too many.</summary>
    private void Turn()
    {
        var now = time.GetUtcNow();
        if (_new.Spots.Count >= Most || now - _new.Since >= Lifetime || now < _new.Since)
        {
            (_old, _new) = (now - _new.Since < 2 * Lifetime ? _new : new(now), new(now));
        }
    }

    /// <summary>A key has one spelling, but a stranger may write it in others.</summary>
    private static Guid NameOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(Messenger.AspNetCore.Refs.RefText.Canonical(key))).AsSpan(0, 16));

    private sealed record Half(DateTimeOffset Since)
    {
        public Dictionary<Guid, SpotSigns> Spots { get; } = [];

        public Dictionary<Guid, int> Sessions { get; } = [];
    }
}
