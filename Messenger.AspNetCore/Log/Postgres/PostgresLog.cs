using System.Data.Common;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Messenger.AspNetCore.Log.Postgres;

/// <summary>Stores events in PostgreSQL: one statement for many, so one trip and one sync of its disk.</summary>
internal sealed class PostgresLog : ILogConnection
{
    /// <summary>
    /// In the order of the keys, so that two instances that are told of the same events wait for each other one way round; the ids are in the order in which they came.
    /// </summary>
    private const string Sql =
        $"""
        WITH "Of" AS MATERIALIZED (SELECT {LogFunctions.FirstId}() AS "First")
        INSERT INTO "WebhookEvents" ("Id", "Key", "ReceivedAt", "Timestamp", "PageId", "Sender", "Channel", "Kind", "Raw", "Secret", "Topic")
        SELECT "Of"."First" + e.n - 1, e.key, e.received, e.at, e.page, e.sender, e.channel, e.kind, e.raw, e.secret, e.topic
        FROM "Of", unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) WITH ORDINALITY AS e (key, received, at, page, sender, channel, kind, raw, secret, topic, n)
        ORDER BY e.key
        ON CONFLICT ("Key") DO NOTHING
        """;

    private readonly IServiceScope _scope;
    private readonly NpgsqlConnection _connection;

    private PostgresLog(IServiceScope scope, NpgsqlConnection connection) => (_scope, _connection) = (scope, connection);

    /// <summary>Opens a connection.</summary>
    /// <exception cref="DbException">The database can't be reached.</exception>
    public static PostgresLog Open(IServiceScopeFactory scopes)
    {
        var log = OpenedLog.Open(scopes);
        return new(log.Scope, (NpgsqlConnection)log.Connection);
    }

    /// <inheritdoc/>
    public int Store(IReadOnlyList<NewEvent> events) => events.Chunk(1 << LogHorizon.Shift).Sum(StoreAtOnce);

    /// <inheritdoc/>
    public void Settle()
    {
        // The server sees to its own log.
    }

    public void Dispose() => _scope.Dispose();

    private int StoreAtOnce(NewEvent[] events)
    {
        using var command = new NpgsqlCommand(Sql, _connection) { CommandTimeout = PostgresServer.Patience };
        Add(command, NpgsqlDbType.Bytea, events, e => e.Key);
        Add(command, NpgsqlDbType.TimestampTz, events, e => UtcMilliseconds.Of(e.ReceivedAt));
        Add(command, NpgsqlDbType.TimestampTz, events, e => e.Event.ToldAt);
        Add(command, NpgsqlDbType.Text, events, e => NullCharacters.Without(e.Event.PageId));
        Add(command, NpgsqlDbType.Text, events, e => NullCharacters.Without(e.Event.Sender));
        Add(command, NpgsqlDbType.Text, events, e => NullCharacters.Without(e.Event.Channel));
        Add(command, NpgsqlDbType.Text, events, e => NullCharacters.Without(e.Event.Kind));
        Add(command, NpgsqlDbType.Text, events, e => NullCharacters.Without(Encoding.UTF8.GetString(e.Event.Raw.Span)));
        Add(command, NpgsqlDbType.Smallint, events, e => e.Secret);
        Add(command, NpgsqlDbType.Text, events, e => NullCharacters.Without(e.StoredTopic));
        command.Prepare(); // Once a connection: the provider keeps it by its text.
        return command.ExecuteNonQuery();
    }

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, NewEvent[] events, Func<NewEvent, T> value) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = Array.ConvertAll(events, one => value(one)), NpgsqlDbType = NpgsqlDbType.Array | type });
}
