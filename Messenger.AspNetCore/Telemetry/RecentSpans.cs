using System.Diagnostics;
using Messenger.AspNetCore.Hosting;

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
    private readonly RecentEntries<TKey, ActivityContext> _spans = new(Most, TimeSpan.MaxValue, TimeProvider.System); // However old: they are few.

    /// <summary>Remembers one.</summary>
    public void Add(TKey key, ActivityContext span)
    {
        lock (_gate)
        {
            _spans.Turn();
            _spans.Put(key, span);
        }
    }

    /// <summary>The span; <c>default</c> when it is forgotten.</summary>
    public ActivityContext Find(TKey key)
    {
        lock (_gate)
        {
            return _spans.TryFind(key, out var span) ? span : default;
        }
    }
}
