namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>The log in PostgreSQL.</summary>
internal sealed class PostgresLogStore(IServiceScopeFactory scopes) : ILogStore
{
    public ILogConnection Open() => PostgresLog.Open(scopes);
}
