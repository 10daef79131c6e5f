namespace Messenger.AspNetCore.Hosting;

/// <summary>
/// Entries of not long ago, in memory alone and of bounded size, in two halves: the older one goes when the newer is full or old enough, so that an entry is there for its
/// lifetime at least, unless there are too many. Not for several threads at once: who decides by what is found locks both.
/// </summary>
/// <typeparam name="TKey">What an entry is found by.</typeparam>
/// <typeparam name="TValue">The entry.</typeparam>
/// <param name="most">The most entries of one half.</param>
/// <param name="lifetime">How long a half takes new ones.</param>
/// <param name="time">The clock. One that was set back begins a new half: the present one would else last too long.</param>
public sealed class RecentEntries<TKey, TValue>(int most, TimeSpan lifetime, TimeProvider time)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> _newer = [];
    private Dictionary<TKey, TValue> _older = [];
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>Finds an entry.</summary>
    public bool TryFind(TKey key, out TValue? entry) => _newer.TryGetValue(key, out entry) || _older.TryGetValue(key, out entry);

    /// <summary>Lets the older half go, where that is due. To be called before an entry is looked for in order to be put.</summary>
    public void Turn()
    {
        var now = time.GetUtcNow();
        if (_newer.Count >= most || now - _since >= lifetime || now < _since)
        {
            (_older, _newer, _since) = (_newer, [], now);
        }
    }

    /// <summary>Puts an entry, in place of one of the same key.</summary>
    public void Put(TKey key, TValue entry) => _newer[key] = entry;
}
