using Messenger.AspNetCore.Hosting;

namespace Messenger.AspNetCore.Log;

/// <summary>Is raised when something in the webhook's log waits to be read.</summary>
public sealed class LogSignal : Signal
{
    private long _stored;

    /// <summary>How many events this process has stored since its start.</summary>
    internal long Stored => Volatile.Read(ref _stored);

    /// <summary>Says that events were stored.</summary>
    internal void RaiseStored(int events)
    {
        Interlocked.Add(ref _stored, events);
        Raise();
    }
}
