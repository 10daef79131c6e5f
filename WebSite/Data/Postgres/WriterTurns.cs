using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebSite.Data.Postgres;

/// <summary>
/// Lets those who write to the site's tables take turns, of all instances, as they do on SQLite: rules read rows, decide, and write, and what they read must still be so then. A turn
/// is a lock of the transaction, taken before its first statement; who waits longer than the server's <c>lock_timeout</c> is told that the database is busy. Readers wait for
/// nobody, and the webhook's log isn't written under it.
/// </summary>
internal sealed class WriterTurns : DbTransactionInterceptor
{
    /// <summary>The lock's number: nobody else's, on a database of the site's own.</summary>
    internal const string Take = "SELECT pg_advisory_xact_lock(5306180002)";

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        try
        {
            using var command = Command(connection, result);
            command.ExecuteNonQuery();
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = Command(connection, result);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (Take, transaction);
        return command;
    }
}

/// <summary>The same for statements outside of a transaction: the two go to the server as one.</summary>
internal sealed class SingleTurns : DbCommandInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Lead(command, eventData.CommandSource);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Lead(command, eventData.CommandSource);
        return ValueTask.FromResult(result);
    }

    private static void Lead(DbCommand command, CommandSource source)
    {
        if (command.Transaction is null && source is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete or CommandSource.ExecuteSqlRaw)
        {
            command.CommandText = $"{WriterTurns.Take};\n{command.CommandText}";
        }
    }
}
