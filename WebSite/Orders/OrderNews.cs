using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Language;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Orders;

/// <summary>What the shopper who ordered is told of the order's news in Messenger: made from the outbox, and from what holds it up.</summary>
public sealed class OrderNews(SiteDb db, Holdup holdup, AfterWindows after, TimeProvider time)
{
    /// <summary>More are of people who aren't the shopper.</summary>
    private const int Most = 100;

    /// <summary>What becomes of news from now on: to be said to somebody who connects.</summary>
    public async Task<string> PromiseAsync(Order order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var connected = await db.OptIns.Where(o => o.CheckoutSessionId == order.SessionId).Where(OptIn.Trusted)
            .Join(db.Conversations, o => new { o.PageId, o.Psid }, c => new { c.PageId, Psid = (string?)c.Psid }, (_, c) => c)
            .AsNoTracking().OrderByDescending(c => c.ActedAt).FirstOrDefaultAsync(cancel);
        if (connected is null && await db.OptIns.AnyAsync(o => o.CheckoutSessionId == order.SessionId && o.Psid == null, cancel))
        {
            return Phrases.Say("The receipt of order {0} goes there. Answer it, and news about the order and its delivery follow.", order.Number);
        }

        var hindrance = connected is null ? null : connected.WhyNot(Occasion.OrderShipped, await after.NowAsync(cancel), time.GetUtcNow());
        return hindrance?.ToShopper() ?? (await holdup.NowAsync(cancel))?.ToShopper() ?? Phrases.Say("News about order {0} and its delivery will arrive there.", order.Number);
    }

    /// <summary>What became of the latest news; null when nobody was to get any.</summary>
    public async Task<string?> SayAsync(Order order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var session = await db.CheckoutSessions.AsNoTracking().Include(s => s.OptIns).SingleAsync(s => s.Id == order.SessionId, cancel);
        var messages = await db.OutboxMessages.AsNoTracking().Where(m => m.OrderId == order.Id && m.ConversationId != null && m.Occasion != Occasion.Introduction)
            .Join(db.Conversations, m => m.ConversationId, c => c.Id, (m, c) => new { Message = m, Conversation = c })
            .OrderByDescending(m => m.Message.Id).Take(Most).ToListAsync(cancel);
        Telling Of(Conversation one) => session.MayTell(session.OptInOf(one));

        // Who isn't known to be the shopper doesn't change what the shopper reads of their own news.
        var latest = messages.FirstOrDefault(m => Of(m.Conversation) is Telling.Now or Telling.AfterChoice);
        if (latest is null
            && await db.OutboxMessages.AsNoTracking().Where(m => m.OrderId == order.Id && m.OptInId != null && m.ConversationId == null).OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancel) is { } ticked)
        {
            return await SayAsync(ticked, cancel);
        }

        latest ??= messages.FirstOrDefault(m => Of(m.Conversation) == Telling.AfterYes);
        if (latest is null)
        {
            return null;
        }

        var last = latest.Message;
        return last.State switch
        {
            _ when latest.Conversation.StoppedAt is not null => Hindrance.Stopped.ToShopper(), // Also of what came before: no more follows.
            OutboxState.Waiting or OutboxState.Held when latest.Conversation.UnreachableAt is not null => Hindrance.Unreachable.ToShopper(),
            OutboxState.Held when last.HeldBy is Hindrance.NoTemplate or Hindrance.OtherApp => last.HeldBy.Value.ToShopper(),
            OutboxState.Held => (Of(latest.Conversation) == Telling.AfterYes ? Hindrance.NotConfirmed : Hindrance.Conflict).ToShopper(),
            _ => await SayAsync(last, cancel),
        };
    }

    /// <summary>What of the order's news has gone to the shopper in Messenger, and when, oldest first.</summary>
    public async Task<IReadOnlyList<OrderTold>> ToldAsync(Order order, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        var session = await db.CheckoutSessions.AsNoTracking().Include(s => s.OptIns).SingleAsync(s => s.Id == order.SessionId, cancel);
        var sent = await db.OutboxMessages.AsNoTracking().Where(m => m.OrderId == order.Id && m.State == OutboxState.Sent && m.SentAt != null && m.Occasion != Occasion.Introduction)
            .Select(m => new { m.Occasion, m.SentAt, m.OptInId, Conversation = db.Conversations.SingleOrDefault(c => c.Id == m.ConversationId) })
            .OrderBy(m => m.SentAt).Take(Most).ToListAsync(cancel);
        return [.. sent
            .Where(m => m.Conversation is null ? m.OptInId is not null : session.MayTell(session.OptInOf(m.Conversation)) == Telling.Now)
            .Select(m => (What: m.Occasion.Rule().Told, At: m.SentAt!.Value)).Where(m => m.What is not null).Select(m => new OrderTold(Phrases.Say(m.What!), m.At))];
    }

    private async Task<string> SayAsync(OutboxMessage last, CancellationToken cancel) => last.State switch
    {
        OutboxState.Waiting or OutboxState.Sending => await holdup.NowAsync(cancel) is { } why ? why.ToShopper() : Phrases.Say("News about this order is on its way to Messenger."),
        OutboxState.Sent => Phrases.Say("{0} was sent to Messenger.", Told(last)),
        OutboxState.Uncertain => Phrases.Say("{0} may have reached Messenger or not: nobody knows.", Told(last)),
        _ => Phrases.Say("{0} could not be sent to Messenger.", Told(last)),
    };

    private static string Told(OutboxMessage message) => Phrases.Say(message.Occasion.Rule().Told);
}

/// <summary>News of an order that has gone to its shopper.</summary>
/// <param name="What">For instance <c>The receipt</c>.</param>
/// <param name="At">When.</param>
public sealed record OrderTold(string What, DateTimeOffset At);
