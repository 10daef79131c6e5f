using WebSite.Model;
using WebSite.Orders;
using WebSite.Outbox;

namespace WebSite.Pages.Dashboard;

/// <summary>What a merchant is told of messages: made from what was put into the outbox, and from nothing else.</summary>
public static class Told
{
    /// <summary>Of an answer, or a copy of a message: why nothing was sent, or why it waits; null when it goes.</summary>
    public static string? Of(PutResult put)
    {
        ArgumentNullException.ThrowIfNull(put);
        return put switch
        {
            { Why: null } => null,
            { Waits: true, Why: { } why } => $"It is in the outbox, and waits. {why.WhyAndThen()}",
            { Why: { } why } => $"Nothing was sent. {why.WhyAndThen()}",
        };
    }

    /// <summary>Of an order that was taken on: who is written to, and who isn't and why.</summary>
    public static string Of(OrderMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        if (move.Told.Count == 0)
        {
            return "Nobody follows it in Messenger." + (move.WhyNobody is { } why ? $" Its receipt wasn't sent: {why}" : "");
        }

        var known = move.Told.Where(put => put.Why != Hindrance.NotConfirmed).ToList();
        var strangers = known.Count == move.Told.Count ? "" : $" Somebody else came by {EntryPointRules.PassedOn}, and gets nothing unless the shopper says on the web page that it was they.";
        if (known.Count == 0)
        {
            return "Nobody who is known to be the shopper follows it in Messenger." + strangers;
        }

        var groups = known.GroupBy(put => (put.Why, put.Waits)).OrderBy(group => group.Key.Why is not null).ThenBy(group => group.Key.Why);
        return string.Join(' ', groups.Select(group => Say(group.Count(), known.Count, group.Key.Why, group.Key.Waits))) + strangers;
    }

    private static string Say(int count, int all, Hindrance? why, bool waits)
    {
        var who = (count, all) switch
        {
            (1, 1) => "the person who follows it",
            (1, _) => $"one of the {all} people who follow it",
            _ when count == all => $"the {all} people who follow it",
            _ => $"{count} of the {all} people who follow it",
        };
        return why is not { } hindrance ? $"A message to {who} goes out."
            : waits ? $"A message to {who} waits in the outbox. {hindrance.WhyAndThen()}"
            : $"Nothing is sent to {who}. {hindrance.Why()}";
    }
}
