namespace Messenger.AspNetCore.Log;

/// <summary>The log in a SQLite file.</summary>
internal sealed class SqliteLogStore(IServiceScopeFactory scopes, Checkpointer checkpointer) : ILogStore
{
    public ILogConnection Open()
    {
        var connection = HotConnection.Open(scopes);
        try
        {
            return new LogStatement(connection, checkpointer);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
