using System.Threading.Channels;

namespace Messenger.AspNetCore.Hosting;

/// <summary>Is raised when something waits to be taken. Raised twice is as good as once: whoever waits for it takes everything that is there.</summary>
public abstract class Signal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that something waits.</summary>
    public void Raise() => _raised.Writer.TryWrite(true);

    /// <summary>Each time that it is raised, until cancelled.</summary>
    public IAsyncEnumerable<bool> RaisedAsync(CancellationToken cancel) => _raised.Reader.ReadAllAsync(cancel);
}
