using WebSite.Model;

namespace WebSite.Projection;

/// <summary>What people had asked to be told before the batch, as far as its events ask for it.</summary>
internal sealed class WishesBefore
{
    /// <summary>Before it is read.</summary>
    public static WishesBefore Unread { get; } = new() { Products = [], Known = [], Wishes = [], Stops = [] };

    /// <summary>The products that the batch's wishes may be about.</summary>
    public required Dictionary<int, Product> Products { get; init; }

    /// <summary>The conversations of which it was read.</summary>
    public required HashSet<long> Known { get; init; }

    /// <summary>Those that are open or fulfilled: to be changed.</summary>
    public required List<Wish> Wishes { get; init; }

    /// <summary>When people said stop, since the first of the batch's wishes.</summary>
    public required List<(long ConversationId, DateTimeOffset At)> Stops { get; init; }
}
