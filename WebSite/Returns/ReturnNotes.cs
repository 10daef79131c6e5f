using System.Collections.Concurrent;
using Messenger.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Figures;
using WebSite.Model;

namespace WebSite.Returns;

/// <summary>
/// Notes which browsers came back by which messages. Opens gather in memory and are written at most once a second and at the stop, so that nobody waits for
/// the database, nor keeps it from others. A site that is killed loses a second's.
/// </summary>
public sealed partial class ReturnNotes(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReturnNotes> logger) : GatheringService
{
    /// <summary>So many browsers a day come back by one person's messages at most: more are a group that the link was passed on to.</summary>
    internal const int MostADay = 20;

    /// <summary>While the database is out of reach, so many are kept at most.</summary>
    private const int MostWaiting = 10_000;

    private readonly ConcurrentDictionary<(Guid Session, long MessageId), DateTimeOffset> _opened = new();

    /// <summary>A browser came back, now.</summary>
    /// <param name="session">Its checkout session, by its cookie.</param>
    /// <param name="messageId">The message whose link was opened.</param>
    public void Note(Guid session, long messageId)
    {
        if (_opened.Count < MostWaiting)
        {
            _opened.TryAdd((session, messageId), time.GetUtcNow());
            Raise();
        }
    }

    protected override int Waiting => _opened.Count;

    protected override async Task WriteGatheredAsync(CancellationToken cancel)
    {
        var taken = _opened.ToList();
        await WriteAsync(taken, cancel);
        taken.ForEach(one => _opened.TryRemove(one));
    }

    protected override void NotWritten(Exception exception) => Log.NotNoted(logger, Waiting, exception);

    protected override void Lost() => Log.Lost(logger, Waiting);

    private async Task WriteAsync(List<KeyValuePair<(Guid Session, long MessageId), DateTimeOffset>> taken, CancellationToken cancel)
    {
        if (taken.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var messages = taken.Select(one => one.Key.MessageId).Distinct().ToList();
        var people = await db.OutboxMessages.Where(m => messages.Contains(m.Id) && m.ConversationId != null).ToDictionaryAsync(m => m.Id, m => m.ConversationId!.Value, cancel);
        foreach (var ((session, message), at) in taken.OrderBy(one => one.Value))
        {
            await db.Wishes.Where(w => db.OutboxMessages.Any(m => m.Id == message && m.WishId == w.Id)).ComeBackAsync(session, at, cancel);
            if (people.TryGetValue(message, out var person) && await IsNewAsync(db, session, person, at, cancel))
            {
                db.Returns.Add(new() { SessionToken = session, ConversationId = person, At = at });
                await db.SaveChangesAsync(cancel);
            }
        }

        // The order may have been faster.
        var sessions = taken.Select(one => one.Key.Session).Distinct().ToList();
        var ordered = await db.CheckoutSessions.Where(s => EF.Parameter(sessions).Contains(s.Token) && s.Order != null).Select(s => s.Id).ToListAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<Crediting>().SessionsChangedAsync(ordered, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<bool> IsNewAsync(SiteDb db, Guid session, long person, DateTimeOffset at, CancellationToken cancel) =>
        !await db.Returns.AnyAsync(r => r.SessionToken == session && r.ConversationId == person, cancel)
        && await db.Returns.CountAsync(r => r.ConversationId == person && r.At > at.AddDays(-1), cancel) < MostADay;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} opens of links in messages could not be written; that is tried again.")]
        public static partial void NotNoted(ILogger logger, int count, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "{Count} opens of links in messages are lost: they could not be written before the site stopped.")]
        public static partial void Lost(ILogger logger, int count);
    }
}
