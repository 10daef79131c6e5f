using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Webhook;

/// <summary>The insert into the inbox, prepared once on a connection of its own: EF Core is the model and the way of reading, this the hot way in.</summary>
internal sealed class InboxStatement : IDisposable
{
    private const string Sql =
        """
        INSERT INTO "WebhookEvents" ("Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Outcome", "Reason", "Attempts")
        VALUES (@Key, @ReceivedAt, @Timestamp, @PageId, @Sender, @Channel, @Kind, @Raw, @Outcome, @Reason, 0)
        ON CONFLICT ("Key") DO NOTHING
        """;

    private static readonly string[] Names = ["@Key", "@ReceivedAt", "@Timestamp", "@PageId", "@Sender", "@Channel", "@Kind", "@Raw", "@Outcome", "@Reason"];

    private readonly IServiceScope _scope;
    private readonly DbConnection _connection;
    private readonly DbCommand _command;

    private InboxStatement(IServiceScope scope, DbConnection connection)
    {
        _scope = scope;
        _connection = connection;
        _command = connection.CreateCommand();
        _command.CommandText = Sql;
        foreach (var name in Names)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = name;
            _command.Parameters.Add(parameter);
        }
    }

    /// <summary>Opens the connection.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public static InboxStatement Open(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateScope();
        try
        {
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            db.Database.OpenConnection();
            return new(scope, db.Database.GetDbConnection());
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>Stores rows in one transaction; one whose key is there already stays as it is. Returns how many are new.</summary>
    /// <exception cref="DbException">None of them is stored.</exception>
    public int Store(IEnumerable<InboxRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        _command.Transaction = transaction;
        var added = 0;
        foreach (var row in rows)
        {
            object?[] values = [row.Key, row.ReceivedAt, row.Timestamp, row.PageId, row.Sender, row.Channel, row.Kind, row.Raw, row.Outcome.ToString(), row.Reason];
            for (var i = 0; i < values.Length; i++)
            {
                _command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            added += _command.ExecuteNonQuery();
        }

        transaction.Commit();
        return added;
    }

    public void Dispose()
    {
        _command.Dispose();
        _scope.Dispose();
    }
}
