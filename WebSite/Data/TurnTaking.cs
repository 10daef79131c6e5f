using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebSite.Data;

/// <summary>Has each of EF Core's transactions wait for its turn, and gives the turn back when the transaction or its connection is over.</summary>
internal sealed class TurnTaking(WriteTurns turns) : IDbTransactionInterceptor, IDbConnectionInterceptor
{
    private readonly ConditionalWeakTable<DbConnection, WriteTurn> _taken = [];

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        GiveBack(connection); // Of one before it that was left unfinished.
        _taken.AddOrUpdate(connection, turns.Take());
        return result;
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        GiveBack(connection);
        _taken.AddOrUpdate(connection, await turns.TakeAsync(cancellationToken));
        return result;
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => GiveBack(eventData.Context?.Database.GetDbConnection());

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveBack(eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => GiveBack(eventData.Context?.Database.GetDbConnection());

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveBack(eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    // Also one that could not begin.
    public void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => GiveBack(eventData.Context?.Database.GetDbConnection());

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveBack(eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    // A transaction that is disposed of unfinished says nothing; EF Core closes its connection then, or disposes of it with the context.
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => GiveBack(connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        GiveBack(connection);
        return Task.CompletedTask;
    }

    public void ConnectionDisposed(DbConnection connection, ConnectionEndEventData eventData) => GiveBack(connection);

    public Task ConnectionDisposedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        GiveBack(connection);
        return Task.CompletedTask;
    }

    private void GiveBack(DbConnection? connection)
    {
        if (connection is not null && _taken.TryGetValue(connection, out var turn))
        {
            _taken.Remove(connection);
            turn.Dispose();
        }
    }
}
