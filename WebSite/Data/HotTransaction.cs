using System.Data.Common;

namespace WebSite.Data;

/// <summary>A transaction and its turn. Disposed of before it is committed, it is rolled back.</summary>
internal sealed class HotTransaction(DbTransaction transaction, WriteTurn turn) : IDisposable
{
    /// <summary>Commits it.</summary>
    /// <exception cref="DbException">It failed.</exception>
    public void Commit() => transaction.Commit();

    public void Dispose()
    {
        transaction.Dispose();
        turn.Dispose();
    }
}
