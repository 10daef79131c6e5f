using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Control;

/// <summary>A thread as the control path tells it.</summary>
public sealed record ThreadView(
    string Person,
    string Standing,
    bool IsBlocked,
    string? Holder,
    bool IsPageTyping,
    DateTimeOffset? ActedAt,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? SeenAt,
    DateTimeOffset? ReadAt,
    IReadOnlyList<LineView> Lines)
{
    internal static ThreadView Of(Person person, MessengerThread thread) => new(
        person.Id,
        thread.Standing.ToString().ToLowerInvariant(),
        thread.IsBlocked,
        thread.Holder,
        thread.IsPageTyping,
        thread.ActedAt,
        thread.DeliveredAt,
        thread.SeenAt,
        thread.ReadAt,
        [.. thread.Lines.Select(LineView.Of)]);
}

/// <summary>A line of a thread as the control path tells it.</summary>
public sealed record LineView(DateTimeOffset Time, string From, string Text, string? Mid, JsonObject? Message, bool IsSilent)
{
    internal static LineView Of(ThreadLine line) => new(line.Time, line.From.ToString().ToLowerInvariant(), line.Text, line.Mid, line.Message, line.IsSilent);
}
