using System.Threading.Channels;

namespace Messenger.AspNetCore.Hosting;

/// <summary>Rings when something waits to be taken. One pending ring is enough: who hears it takes everything that waits.</summary>
public abstract class Bell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that something waits.</summary>
    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Each ring, until cancelled.</summary>
    public IAsyncEnumerable<bool> RingsAsync(CancellationToken cancel) => _rings.Reader.ReadAllAsync(cancel);
}
