using System.Net;

namespace WebSite.Campaigns;

/// <summary>
/// Which client addresses opened which campaign's short address not long ago, so that a loop counts no more than somebody who opens it now and then. In memory alone
/// and of bounded size: so many opens at once that it overflows forget the older ones.
/// </summary>
internal sealed class RecentOpens(TimeProvider time)
{
    /// <summary>Within this an address counts once.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Opens of one half. One takes about a hundred bytes.</summary>
    private const int Most = 50_000;

    private readonly Lock _lock = new();
    private Dictionary<(int CampaignId, IPAddress Address), DateTimeOffset> _new = [];
    private Dictionary<(int CampaignId, IPAddress Address), DateTimeOffset> _old = [];
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>Somebody opens one.</summary>
    /// <returns>Whether that counts.</returns>
    public bool Note(int campaignId, IPAddress address)
    {
        var (now, key) = (time.GetUtcNow(), (campaignId, address));
        lock (_lock)
        {
            if (_new.Count >= Most || now - _since >= Window || now < _since)
            {
                (_old, _new, _since) = (_new, [], now);
            }

            if ((_new.TryGetValue(key, out var last) || _old.TryGetValue(key, out last)) && now - last < Window && last <= now)
            {
                return false;
            }

            _new[key] = now;
            return true;
        }
    }
}
