using System.Collections;
using Messenger.AspNetCore.Log;

namespace WebSite.Tests.Integration.Reliability;

/// <summary>A delivery without events that keeps the log's writer busy until it is let go.</summary>
internal sealed class Stopper : IReadOnlyList<NewEvent>
{
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _free = new();

    /// <summary>When the writer is at it.</summary>
    public Task Taken => _taken.Task;

    /// <summary>So many that the writer takes no other with it.</summary>
    public int Count => int.MaxValue / 2;

    public NewEvent this[int index] => throw new NotSupportedException();

    /// <summary>Lets the writer go on.</summary>
    public void Free() => _free.TrySetResult();

    public IEnumerator<NewEvent> GetEnumerator()
    {
        _taken.TrySetResult();
        _free.Task.Wait(TimeSpan.FromSeconds(30));
        return Enumerable.Empty<NewEvent>().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
