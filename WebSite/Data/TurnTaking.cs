using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebSite.Data;

/// <summary>Has each of EF Core's transactions wait for its turn, and gives the turn back when the transaction or its connection is over.</summary>
internal sealed class TurnTaking(WriteTurns turns) : IDbTransactionInterceptor, IDbConnectionInterceptor
{
    private readonly ConditionalWeakTable<DbConnection, WriteTurn> _taken = [];

    // Begins it itself: of one that can't begin, EF Core tells nobody.
    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        GiveBack(connection); // Of one before it that was left unfinished.
        var turn = turns.Take();
        try
        {
            var transaction = connection.BeginTransaction(eventData.IsolationLevel);
            _taken.AddOrUpdate(connection, turn);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        GiveBack(connection);
        var turn = await turns.TakeAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(eventData.IsolationLevel, cancellationToken);
            _taken.AddOrUpdate(connection, turn);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => GiveBack(eventData);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveBack(eventData);
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => GiveBack(eventData);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        GiveBack(eventData);
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

    private void GiveBack(TransactionEndEventData ended) => GiveBack(ended.Context?.Database.GetDbConnection());

    private void GiveBack(DbConnection? connection)
    {
        if (connection is not null && _taken.TryGetValue(connection, out var turn))
        {
            _taken.Remove(connection);
            turn.Dispose();
        }
    }
}
