using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Messenger.AspNetCore.Log;

/// <summary>A connection to the log that EF Core has opened and set up, kept open for statements of our own.</summary>
/// <param name="Scope">What it ends with.</param>
/// <param name="Connection">The connection.</param>
internal sealed record OpenedLog(IServiceScope Scope, DbConnection Connection)
{
    /// <summary>Opens one.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public static OpenedLog Open(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateScope();
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<LogDb>();
            db.Database.OpenConnection();
            return new(scope, db.Database.GetDbConnection());
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }
}
