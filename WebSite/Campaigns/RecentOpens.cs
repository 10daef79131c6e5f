using System.Net;
using Messenger.AspNetCore.Hosting;

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
    private readonly RecentEntries<(int CampaignId, IPAddress Address), DateTimeOffset> _opens = new(Most, Window, time);

    /// <summary>Somebody opens one.</summary>
    /// <returns>Whether that counts.</returns>
    public bool Note(int campaignId, IPAddress address)
    {
        var (now, key) = (time.GetUtcNow(), (campaignId, address));
        lock (_lock)
        {
            _opens.Turn();
            if (_opens.TryFind(key, out var last) && now - last < Window && last <= now)
            {
                return false;
            }

            _opens.Put(key, now);
            return true;
        }
    }
}
