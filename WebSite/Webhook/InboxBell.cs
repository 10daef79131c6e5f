using System.Threading.Channels;

namespace WebSite.Webhook;

/// <summary>Rings when something new is in the inbox. One pending ring is enough: who hears it takes everything that waits.</summary>
public sealed class InboxBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that something was stored.</summary>
    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Each ring, until cancelled.</summary>
    public IAsyncEnumerable<bool> RingsAsync(CancellationToken cancel) => _rings.Reader.ReadAllAsync(cancel);
}
