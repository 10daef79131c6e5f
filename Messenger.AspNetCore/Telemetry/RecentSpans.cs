using System.Diagnostics;

namespace Messenger.AspNetCore.Telemetry;

/// <summary>
/// Remembers for a while which span something was handled in, for the one that goes on with it. In memory alone, and of the last few thousand: what is forgotten, or was done
/// by another instance, costs a trace a link.
/// </summary>
/// <typeparam name="TKey">What it is found by.</typeparam>
public sealed class RecentSpans<TKey>
    where TKey : notnull
{
    private const int Most = 8_192;

    private readonly Lock _gate = new();
    private Dictionary<TKey, ActivityContext> _newer = [];
    private Dictionary<TKey, ActivityContext> _older = [];

    /// <summary>Remembers one.</summary>
    public void Add(TKey key, ActivityContext span)
    {
        lock (_gate)
        {
            if (_newer.Count >= Most)
            {
                (_older, _newer) = (_newer, []);
            }

            _newer[key] = span;
        }
    }

    /// <summary>The span; <c>default</c> when it is forgotten.</summary>
    public ActivityContext Find(TKey key)
    {
        lock (_gate)
        {
            return _newer.TryGetValue(key, out var span) || _older.TryGetValue(key, out span) ? span : default;
        }
    }
}
