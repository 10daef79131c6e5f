using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Outbox;

namespace WebSite.Matching;

/// <summary>
/// The shopper confirms the phone number on the order's own page, in the browser that ordered: only then is a message to it put into the
/// outbox, and only while the day's budgets last. Anybody can type anybody's number, and each message costs money.
/// </summary>
public sealed partial class Confirmations(SiteDb db, MatchingBudget budget, OutboxWriter outbox, OutboxSignal signal, IOptionsMonitor<MatchingOptions> options, TimeProvider time, ILogger<Confirmations> logger)
{
    /// <summary>Confirms the number of an order.</summary>
    /// <param name="order">The shopper's own.</param>
    /// <param name="phone">The number that the shopper saw, in E.164.</param>
    /// <param name="address">Where the shopper's browser is.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="System.Data.Common.DbException">Nothing was confirmed.</exception>
    public async Task<ConfirmationResult> ConfirmAsync(Order order, string? phone, IPAddress address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(order);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(order, cancel) is not { } request)
        {
            return new(ConfirmationOutcome.Nothing);
        }

        if (request.Phone != phone)
        {
            return new(ConfirmationOutcome.OtherNumber);
        }

        if (await budget.FaultAsync(address, cancel) is { } fault)
        {
            Log.Spent(logger, fault.IsPages);
            return new(ConfirmationOutcome.NotToday, fault);
        }

        var now = time.GetUtcNow();
        var why = await WhyNotAsync(request, cancel);
        request.Confirm(why, now);
        (await db.ConsentProofs.SingleAsync(p => p.Id == request.ConsentProofId, cancel)).Confirm(now);

        // What isn't sent is answered and counted as what is: else anybody could ask here whether a number is a customer's.
        await budget.SpendAsync(request.Phone, address, isSent: why is null, cancel);
        if (why is null)
        {
            await outbox.PutAsync(
                new()
                {
                    Cause = MessageCause.Introduction(order.Id),
                    PageId = request.PageId,
                    Occasion = Occasion.Introduction,
                    MatchingRequestId = request.Id,
                    OrderId = order.Id,
                    CheckoutSessionId = order.SessionId,
                },
                cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        signal.Raise();
        return new(ConfirmationOutcome.Confirmed);
    }

    /// <summary>Puts another number in its place, before it is confirmed; the one of before is overwritten.</summary>
    /// <returns>Whether there was one to be changed.</returns>
    public async Task<bool> ChangeAsync(Order order, string e164, CancellationToken cancel)
    {
        await using var overwriting = await Overwriting.BeginAsync(db, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(order, cancel) is not { } request)
        {
            return false;
        }

        request.Change(e164);
        (await db.ConsentProofs.SingleAsync(p => p.Id == request.ConsentProofId, cancel)).Change(e164);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>What waits to be confirmed. Of a cancelled order there is no news, and a merchant who takes the offer back sends no more.</summary>
    private async Task<MatchingRequest?> FindAsync(Order order, CancellationToken cancel) => !options.CurrentValue.IsOffered ? null : await db.MatchingRequests.SingleOrDefaultAsync(
        r => r.OrderId == order.Id && r.State == MatchingState.Unconfirmed && db.Orders.Any(o => o.Id == r.OrderId && o.Status != OrderStatus.Cancelled), cancel);

    /// <summary>
    /// Why nothing is sent to the number, now or later, in a sentence for the merchant alone; null when it may be. One message a number is out at a
    /// time, and none goes to somebody who has said stop.
    /// </summary>
    private async Task<string?> WhyNotAsync(MatchingRequest request, CancellationToken cancel)
    {
        var others = db.MatchingRequests.Where(r => r.Phone == request.Phone && r.PageId == request.PageId && r.Id != request.Id);
        return await others.AnyAsync(r => db.Conversations.Any(c => c.Id == r.ConversationId && c.StoppedAt != null), cancel)
                ? "The person with this number asked that nothing more be sent."
            : await budget.IsStoppedAsync(request.Phone, cancel)
                ? "The person with this number asked that nothing more be sent, or left a message unanswered, before the number was deleted."
            : await others.AnyAsync(r => r.State == MatchingState.Requested || r.State == MatchingState.InMessageRequests, cancel) || await budget.IsNumberSpentAsync(request.Phone, cancel)
                ? "A message to this number is out already, or went less than a day ago: another one would be a nuisance."
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A message to a phone number was not sent: the day's budget is used up (for the whole Page: {IsPages}). See docs/customer-matching.md.")]
        public static partial void Spent(ILogger logger, bool isPages);
    }
}

/// <summary>What came of confirming a number.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="Budget">With <see cref="ConfirmationOutcome.NotToday"/>: which budget is used up, and until when.</param>
public sealed record ConfirmationResult(ConfirmationOutcome Outcome, BudgetFault? Budget = null);

/// <summary>What came of confirming a number, in a word.</summary>
public enum ConfirmationOutcome
{
    /// <summary>There is nothing to be confirmed: it was done or deleted before, the order is cancelled, or the offer was taken back.</summary>
    Nothing,

    /// <summary>The shopper saw another number than the one that is kept.</summary>
    OtherNumber,

    /// <summary>As many have gone as may in a day: it can be confirmed tomorrow.</summary>
    NotToday,

    /// <summary>It is confirmed. Whether a message goes, or the number has one or wants none, only the merchant sees.</summary>
    Confirmed,
}
