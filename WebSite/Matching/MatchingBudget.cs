using System.Net;
using Messenger.AspNetCore.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Matching;

/// <summary>
/// How many messages to phone numbers may still go today: for the Page, for a client address, to a number. Counted in the database over the
/// last 24 hours, so that restarts and other instances add up, and apart from orders and proofs, so that deleting those gives nothing back.
/// </summary>
public sealed class MatchingBudget(SiteDb db, KeyedHashes hashes, IOptionsMonitor<MatchingOptions> options, IOptionsMonitor<MessengerOptions> messenger, TimeProvider time)
{
    /// <summary>For how long a message counts.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private const string NumberKind = "number";
    private const string AddressKind = "address";
    private const string UnsentKind = "unsent";

    /// <summary>When the client address may ask for another one; null when it may now. Two reasons, one answer: the Page's day or the address's is used up.</summary>
    internal async Task<BudgetFault?> FaultAsync(IPAddress address, CancellationToken cancel)
    {
        var hash = await hashes.OfAsync(AddressKind, address.ToString(), cancel);
        var settings = options.CurrentValue;
        return await FreeAtAsync(Counted, settings.MostADay, cancel) is { } page ? new(page, IsPages: true)
            : await FreeAtAsync(Counted.Where(u => u.Address == hash), settings.MostADayByAddress, cancel) is { } own ? new(own, IsPages: false)
            : null;
    }

    /// <summary>Whether the number has had all the messages that it may have in a day.</summary>
    internal async Task<bool> IsNumberSpentAsync(string phone, CancellationToken cancel)
    {
        var hash = await hashes.OfAsync(NumberKind, phone, cancel);
        return await Counted.CountAsync(u => u.Number == hash, cancel) >= options.CurrentValue.MostADayToANumber;
    }

    /// <summary>Whether its owner said stop, or left a message unanswered, before the request of then was deleted.</summary>
    internal async Task<bool> IsStoppedAsync(string phone, CancellationToken cancel)
    {
        var hash = await hashes.OfAsync(NumberKind, phone, cancel);
        return await db.NumberStops.AnyAsync(s => s.Number == hash, cancel);
    }

    /// <summary>Remembers that no more goes to a number, in the caller's transaction.</summary>
    internal async Task StopAsync(string phone, CancellationToken cancel)
    {
        var (hash, at) = (await hashes.OfAsync(NumberKind, phone, cancel), time.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "NumberStops" ("Number", "At") VALUES ({hash}, {at}) ON CONFLICT ("Number") DO UPDATE SET "At" = excluded."At" """, cancel);
    }

    /// <summary>Counts one, in the caller's transaction, which saves it; what doesn't count any more goes.</summary>
    /// <param name="phone">The number that was confirmed.</param>
    /// <param name="address">Where.</param>
    /// <param name="isSent">Whether a message goes. Else it doesn't count to the number: who asks for it all the time would keep its owner from theirs.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task SpendAsync(string phone, IPAddress address, bool isSent, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var over = now - Day;
        await db.MatchingUses.Where(u => u.At <= over).ExecuteDeleteAsync(cancel);
        db.MatchingUses.Add(new()
        {
            PageId = messenger.CurrentValue.PageId,
            At = now,
            Number = await hashes.OfAsync(isSent ? NumberKind : UnsentKind, phone, cancel),
            Address = await hashes.OfAsync(AddressKind, address.ToString(), cancel),
        });
    }

    private IQueryable<MatchingUse> Counted
    {
        get
        {
            var (page, since) = (messenger.CurrentValue.PageId, time.GetUtcNow() - Day);
            return db.MatchingUses.Where(u => u.PageId == page && u.At > since);
        }
    }

    /// <summary>When so many stop counting that one more may go; null when one may go now.</summary>
    private static async Task<DateTimeOffset?> FreeAtAsync(IQueryable<MatchingUse> uses, int most, CancellationToken cancel)
    {
        // The one that many from the newest: once it is a day old, fewer than the most are left.
        var at = await uses.OrderByDescending(u => u.At).Skip(most - 1).Select(u => (DateTimeOffset?)u.At).FirstOrDefaultAsync(cancel);
        return at + Day;
    }
}

/// <summary>No message may go now.</summary>
/// <param name="FreeAt">When one may again.</param>
/// <param name="IsPages">Whether the Page's day is used up, or the client address's alone.</param>
public sealed record BudgetFault(DateTimeOffset FreeAt, bool IsPages);
