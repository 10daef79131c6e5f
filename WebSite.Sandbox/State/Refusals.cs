namespace WebSite.Sandbox.State;

/// <summary>Why something is invisible or was not done, for the developer who wonders.</summary>
public sealed record Refusal(DateTimeOffset Time, string What, string Reason, string? Origin);

/// <summary>The refusals of a world, newest first.</summary>
public sealed class Refusals(ChangeSignal changes, TimeProvider clock)
{
    private const int Kept = 200;

    private readonly Lock _lock = new();
    private readonly LinkedList<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _refusals];
            }
        }
    }

    public void Add(string what, string reason, string? origin)
    {
        lock (_lock)
        {
            _refusals.AddFirst(new Refusal(clock.GetUtcNow(), what, reason, origin));
            if (_refusals.Count > Kept)
            {
                _refusals.RemoveLast();
            }
        }

        changes.Raise();
    }

    internal void Reset()
    {
        lock (_lock)
        {
            _refusals.Clear();
        }
    }
}
