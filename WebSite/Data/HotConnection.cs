using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace WebSite.Data;

/// <summary>A connection kept open for prepared statements. Set up as every other, since EF Core opens it.</summary>
internal sealed class HotConnection : IDisposable
{
    private readonly IServiceScope _scope;
    private readonly SqliteConnection _connection;

    private HotConnection(IServiceScope scope, SqliteConnection connection) => (_scope, _connection) = (scope, connection);

    /// <summary>Opens one.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public static HotConnection Open(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateScope();
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            db.Database.OpenConnection();
            return new(scope, (SqliteConnection)db.Database.GetDbConnection());
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>A statement for this connection; its parameters are <c>?1</c>, <c>?2</c>, ...</summary>
    /// <exception cref="DbException">The schema isn't as the statement wants it.</exception>
    public PreparedStatement Prepare(string sql) => new(_connection, sql);

    /// <summary>Begins a transaction that writes.</summary>
    /// <exception cref="DbException">Another writer was there too long, or the database can't be reached.</exception>
    public DbTransaction Begin() => _connection.BeginTransaction();

    public void Dispose() => _scope.Dispose();
}
