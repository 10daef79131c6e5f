using Messenger.AspNetCore.Log;

namespace Messenger.AspNetCore.Following;

/// <summary>
/// What is behind a checkpoint that is one id. <b>That takes it that ids become visible in their order</b>: once an event can be read, none with a lower id comes any more. On
/// SQLite it holds, for a file has one writer at a time, whose next id is given in the transaction that commits it. A database with several writers (PostgreSQL gives ids
/// before a commit, and commits in any order) needs another answer, and its place is here: for instance to end before the first id that is given and not committed yet.
/// </summary>
public static class LogOrder
{
    /// <summary>The events behind a checkpoint, in their order.</summary>
    /// <param name="log">The log.</param>
    /// <param name="checkpoint">The id of the last event that was read: a query for one row, so that both are of the same moment.</param>
    public static IQueryable<WebhookEvent> Behind(this IQueryable<WebhookEvent> log, IQueryable<long> checkpoint) => log.Where(e => e.Id > checkpoint.Single()).OrderBy(e => e.Id);
}
