using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace WebSite.Data;

/// <summary>
/// On SQLite, keeps answers of the site's database in memory until anything is written to it, by whomever: SQLite itself tells so (<c>PRAGMA data_version</c>), in
/// microseconds. So no answer is older than its question, and nobody has to tell what they change. While much is written, the database is asked as always.
/// </summary>
/// <param name="site">The connection string of the site's file; null on PostgreSQL, where the database is asked each time.</param>
public sealed class UntilWritten(string? site) : IDisposable
{
    /// <summary>So many answers are kept: shoppers have some of their own.</summary>
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _look;
    private volatile Answers _kept = new(-1);

    /// <summary>The answer: one that still holds, or a new one. It is shared, so nobody changes it, and nothing else may count in it, as the time does.</summary>
    /// <param name="question">What is asked; equal ones share their answer.</param>
    /// <param name="ask">Asks the database, outside of a transaction.</param>
    public async ValueTask<T> AskAsync<T>(object question, Func<Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (site is null || Version() is not { } version)
        {
            return await ask();
        }

        var kept = _kept;
        if (kept.Version != version)
        {
            _kept = kept = new(version);
        }

        if (kept.All.TryGetValue(question, out var known))
        {
            return (T)known!;
        }

        // What is written meanwhile may or may not be in it; either way it isn't found any more, for the version is another then.
        var answer = await ask();
        kept.Keep(question, answer);
        return answer;
    }

    public void Dispose() => Close();

    /// <summary>Another number after each commit of another connection; null while the file can't be read.</summary>
    private long? Version()
    {
        lock (_lock)
        {
            try
            {
                return (long)(_look ?? Open()).ExecuteScalar()!;
            }
            catch (SqliteException)
            {
                Close(); // Whoever asks is told what is wrong.
                return null;
            }
        }
    }

    private SqliteCommand Open()
    {
        _connection = new(new SqliteConnectionStringBuilder(site!) { Pooling = false }.ToString());
        _connection.Open();
        _look = _connection.CreateCommand();
        _look.CommandText = "PRAGMA data_version";
        _kept = new(-1); // Each connection counts for itself: another one's number says nothing.
        return _look;
    }

    private void Close()
    {
        _look?.Dispose();
        _connection?.Dispose();
        (_look, _connection) = (null, null);
    }

    /// <summary>What was asked at one version.</summary>
    private sealed class Answers(long version)
    {
        private int _count;

        public long Version => version;

        public ConcurrentDictionary<object, object?> All { get; } = new();

        public void Keep(object question, object? answer)
        {
            if (Volatile.Read(ref _count) < Most && All.TryAdd(question, answer))
            {
                Interlocked.Increment(ref _count);
            }
        }
    }
}
