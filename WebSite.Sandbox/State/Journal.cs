namespace WebSite.Sandbox.State;

/// <summary>What kind of thing a developer is told.</summary>
public enum JournalKind
{
    /// <summary>A plugin that wasn't drawn, and why.</summary>
    Invisible,

    /// <summary>Something that was asked for and not done as asked.</summary>
    Refused,

    /// <summary>What Facebook would write to the app's developers: failing deliveries, a disabled webhook.</summary>
    Warning,

    /// <summary>A request nobody here expects. A test can assert that there was none.</summary>
    Unmatched,
}

/// <summary>Something a developer may wonder about.</summary>
public sealed record JournalEntry(DateTimeOffset Time, JournalKind Kind, string What, string Reason, string? Origin);

/// <summary>What a world has to tell its developer, newest first.</summary>
public sealed class Journal(ChangeSignal changes, TimeProvider clock)
{
    private const int Kept = 500;

    private readonly Lock _lock = new();
    private readonly LinkedList<JournalEntry> _entries = [];

    public IReadOnlyList<JournalEntry> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _entries];
            }
        }
    }

    public IReadOnlyList<JournalEntry> Of(JournalKind kind) => [.. All.Where(entry => entry.Kind == kind)];

    public void Add(JournalKind kind, string what, string reason, string? origin = null)
    {
        lock (_lock)
        {
            _entries.AddFirst(new JournalEntry(clock.GetUtcNow(), kind, what, reason, origin));
            if (_entries.Count > Kept)
            {
                _entries.RemoveLast();
            }
        }

        changes.Raise();
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }
}
