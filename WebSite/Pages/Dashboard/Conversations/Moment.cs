using WebSite.Model;

namespace WebSite.Pages.Dashboard.Conversations;

/// <summary>One thing in a thread, from either side.</summary>
/// <param name="At">When.</param>
/// <param name="Entry">What the person said or did, or somebody wrote in the Page's inbox; else null.</param>
/// <param name="Message">What this site wrote; else null.</param>
/// <param name="Order">The order that the message is about; else null.</param>
/// <param name="Reached">How far a sent message came: <c>Sent</c>, <c>Delivered</c> or <c>Seen</c>.</param>
/// <param name="IsRepeated">Whether the merchant has sent an uncertain message again.</param>
public sealed record Moment(DateTimeOffset At, ConversationEntry? Entry, OutboxMessage? Message, Order? Order = null, string Reached = "", bool IsRepeated = false)
{
    /// <summary>How a message read before it was edited, oldest first; empty when it wasn't.</summary>
    public IReadOnlyList<Wording> Before { get; private init; } = [];

    /// <summary>The words of the message that a reaction is for; else null.</summary>
    public string? About { get; private init; }

    public static Moment Of(ConversationEntry entry, ThreadExtras extras)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(extras);
        return new(entry.At, entry, null) { Before = extras.Before(entry), About = extras.About(entry) };
    }

    public static Moment Of(OutboxMessage message, Conversation conversation, IReadOnlyDictionary<int, Order> orders, bool isRepeated)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(orders);
        var at = message.SentAt ?? message.CreatedAt;
        var reached = at <= conversation.ReadAt ? "Seen" : at <= conversation.DeliveredAt ? "Delivered" : "Sent";
        return new(at, null, message, message.OrderId is { } order ? orders.GetValueOrDefault(order) : null, reached, isRepeated);
    }
}
