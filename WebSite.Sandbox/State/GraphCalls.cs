using System.Collections.Immutable;

namespace WebSite.Sandbox.State;

/// <summary>One call of the Graph API and what it was answered. Tokens aren't kept.</summary>
/// <param name="Number">From 1 up.</param>
/// <param name="Time">In the world's time.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query, without tokens and proofs.</param>
/// <param name="Operation">What was called, such as <c>me/messages</c>: the name faults are set for.</param>
/// <param name="Request">The body as it came.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Answer">The body of the answer.</param>
public sealed record GraphCall(
    int Number, DateTimeOffset Time, string Method, string Path, string Operation, string? Request, int Status, string Answer);

/// <summary>The calls of a world, newest first.</summary>
public sealed class GraphCalls(ChangeSignal changes)
{
    private const int Kept = 500;

    private readonly Lock _lock = new();
    private int _last;

    public ImmutableList<GraphCall> All { get; private set; } = [];

    /// <summary>Waits for a call that matches.</summary>
    public Task<GraphCall> WaitForAsync(Func<GraphCall, bool> matches, CancellationToken cancellationToken) =>
        changes.UntilAsync(() => All.FirstOrDefault(matches), cancellationToken);

    public void Add(GraphCall call)
    {
        lock (_lock)
        {
            All = All.Insert(0, call with { Number = ++_last });
            if (All.Count > Kept)
            {
                All = All.RemoveAt(Kept);
            }
        }

        changes.Raise();
    }

    internal void Reset()
    {
        lock (_lock)
        {
            All = [];
        }
    }
}
