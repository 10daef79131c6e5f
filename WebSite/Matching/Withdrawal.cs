using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Matching;

/// <summary>A shopper takes the consent back: the number and its proof are deleted, and what isn't sent yet never is.</summary>
public sealed partial class Withdrawal(SiteDb db, MatchingBudget budget, TimeProvider time, ILogger<Withdrawal> logger)
{
    private const int Tries = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Deletes a request with its proof. What was sent already stays in the person's Messenger. While the message is on its way, its answer
    /// is waited for, up to two seconds.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">Nothing was deleted.</exception>
    public async Task<Withdrawn> WithdrawAsync(int requestId, CancellationToken cancel)
    {
        var outcome = await TryAsync(requestId, cancel);
        for (var tries = 1; outcome == Withdrawn.NotNow && tries < Tries; tries++)
        {
            await Task.Delay(Pause, time, cancel);
            outcome = await TryAsync(requestId, cancel);
        }

        return outcome;
    }

    private async Task<Withdrawn> TryAsync(int requestId, CancellationToken cancel)
    {
        await using var overwriting = await Overwriting.BeginAsync(db, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var request = await db.MatchingRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, cancel);
        if (request is null)
        {
            return Withdrawn.Already;
        }

        var messages = db.OutboxMessages.Where(m => m.MatchingRequestId == requestId);
        if (await messages.AnyAsync(m => m.State == OutboxState.Sending, cancel))
        {
            return Withdrawn.NotNow; // Its answer is to be written to the request.
        }

        if (request.State == MatchingState.InMessageRequests || await db.Conversations.AnyAsync(c => c.Id == request.ConversationId && c.StoppedAt != null, cancel))
        {
            await budget.StopAsync(request.Phone, cancel); // Else whoever typed the number could have it written to again.
        }

        var stopped = await messages.CancelAsync("The shopper took the consent back before it was sent.", cancel);
        await messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.MatchingRequestId, (int?)null), cancel);
        await db.Visits.Where(a => a.MatchingRequestId == requestId).ExecuteUpdateAsync(set => set.SetProperty(a => a.MatchingRequestId, (int?)null), cancel);
        await db.MatchingRequests.Where(r => r.Id == requestId).ExecuteDeleteAsync(cancel);
        await db.ConsentProofs.Where(p => p.Id == request.ConsentProofId).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
        Log.Withdrawn(logger, request.OrderId);
        return request.State == MatchingState.Unconfirmed ? Withdrawn.BeforeConfirming : stopped > 0 ? Withdrawn.BeforeSending : Withdrawn.AfterSending;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The phone number of the order with id {Order} was deleted, with the proof of consent.")]
        public static partial void Withdrawn(ILogger logger, int order);
    }
}

/// <summary>What came of taking a consent back.</summary>
public enum Withdrawn
{
    /// <summary>It was gone before.</summary>
    Already,

    /// <summary>The message is on its way this very moment: try again in some seconds.</summary>
    NotNow,

    /// <summary>Number and proof are deleted; the number was never confirmed, so there was no message.</summary>
    BeforeConfirming,

    /// <summary>Number and proof are deleted, and nothing will be sent.</summary>
    BeforeSending,

    /// <summary>Number and proof are deleted; the message had been sent, or had failed, or there was none.</summary>
    AfterSending,
}
