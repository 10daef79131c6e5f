using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Orders;

/// <summary>Takes an order from one status to the next, and tells those who got its receipt in Messenger.</summary>
public sealed class OrderProgress(SiteDb db, Crediting crediting, OutboxWriter outbox, Holdup holdup, OutboxSignal signal, TimeProvider time)
{
    /// <summary>The receipts that came or may yet: who has an order's receipt follows the order.</summary>
    public static IQueryable<OutboxMessage> Receipts(IQueryable<OutboxMessage> messages) => messages.Where(
        m => m.Occasion == Occasion.Receipt && m.ConversationId != null && m.State != OutboxState.Cancelled && m.State != OutboxState.Failed);

    /// <summary>Changes the status, puts the pieces of a cancelled order back into stock, and writes the messages: all of it or nothing.</summary>
    /// <returns>What came of the messages to those who follow it; null when there is no such order, or it can't become that (any more).</returns>
    public async Task<OrderMove?> MoveAsync(int orderId, OrderStatus to, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Changes).AsSplitQuery().SingleOrDefaultAsync(o => o.Id == orderId, cancel);
        if (order is null || !order.Status.After().Contains(to))
        {
            return null;
        }

        var now = time.GetUtcNow();
        order.MoveTo(to, now);
        if (to == OrderStatus.Cancelled)
        {
            await PutBackAsync(order, cancel);
            await crediting.CancelledAsync(order, cancel);
        }

        var told = await TellAsync(order, cancel);
        await db.SaveChangesAsync(cancel);
        await db.CheckoutSessions.Where(s => s.Id == order.SessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.UpdatedAt, now), cancel);
        await transaction.CommitAsync(cancel);
        signal.Raise();
        if (order is { IsOver: true, IsPersonGone: true })
        {
            await using var overwriting = await Overwriting.BeginAsync(db, cancel); // What books don't need is gone, out of the log too.
        }

        var holds = await holdup.NowAsync(cancel);
        return new([.. told.Select(put => put.HeldUpBy(holds))], told.Count > 0 ? null : await WhyNobodyAsync(order.Id, cancel));
    }

    /// <summary>Why the order's receipt reached nobody who asked for it, in a sentence for the merchant; null when nobody did.</summary>
    private Task<string?> WhyNobodyAsync(int orderId, CancellationToken cancel) => db.OutboxMessages
        .Where(m => m.Occasion == Occasion.Receipt && m.OrderId == orderId && (m.ConversationId != null || m.OptInId != null)).OrderByDescending(m => m.Id)
        .Select(m => m.ConversationId == null && m.State == OutboxState.Sent ? NotAnswered : m.Why).FirstOrDefaultAsync(cancel);

    private const string NotAnswered = "Who ticked the checkbox, or logged in with Facebook, has the receipt, but hasn't answered it: until then Facebook doesn't tell who it is.";

    private async Task PutBackAsync(Order order, CancellationToken cancel)
    {
        var ids = order.Lines.Select(l => l.ProductId).ToList();
        foreach (var product in await db.Products.Where(p => ids.Contains(p.Id)).ToListAsync(cancel))
        {
            product.PutBack(order.Lines.Where(l => l.ProductId == product.Id).Sum(l => l.Quantity));
        }
    }

    private async Task<List<PutResult>> TellAsync(Order order, CancellationToken cancel)
    {
        var followers = await Receipts(db.OutboxMessages).Where(m => m.OrderId == order.Id)
            .Select(m => new { Id = m.ConversationId!.Value, m.PageId }).Distinct().ToListAsync(cancel);
        List<PutResult> told = [];
        foreach (var follower in followers)
        {
            told.Add(await outbox.PutAsync(new()
            {
                Cause = MessageCause.OrderNews(order.Id, order.Status, follower.Id),
                PageId = follower.PageId,
                ConversationId = follower.Id,
                Occasion = Of(order.Status),
                VisitId = await db.Visits.Where(a => a.ConversationId == follower.Id && a.CheckoutSessionId == order.SessionId).MaxAsync(a => (long?)a.Id, cancel),
                OrderId = order.Id,
                CheckoutSessionId = order.SessionId,
            }, cancel));
        }

        return told;
    }

    private static Occasion Of(OrderStatus status) => status switch
    {
        OrderStatus.Packed => Occasion.OrderPacked,
        OrderStatus.Shipped => Occasion.OrderShipped,
        OrderStatus.Delivered => Occasion.OrderDelivered,
        OrderStatus.Cancelled => Occasion.OrderCancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Nothing is said of this status."),
    };
}

/// <summary>What came of taking an order on.</summary>
/// <param name="Told">One for each person who follows it.</param>
/// <param name="WhyNobody">Why its receipt reached nobody who asked for it; null when somebody follows it, or nobody asked.</param>
public sealed record OrderMove(IReadOnlyList<PutResult> Told, string? WhyNobody);
