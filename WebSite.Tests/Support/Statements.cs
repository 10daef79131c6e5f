using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebSite.Tests.Support;

/// <summary>Hears what EF Core has a site's database do, from now on.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _database;
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private int _commits;

    public Statements(SiteHost site)
    {
        _database = site.Database;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>How many transactions were committed.</summary>
    public int Commits => _commits;

    /// <summary>The statements, each once, with their parameters as they were first bound.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<(string Name, object? Value)>> All { get; } = new();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is TransactionEndEventData ended && value.Key == RelationalEventId.TransactionCommitted.Name && IsOurs(ended.Transaction.Connection ?? ended.Context?.Database.GetDbConnection()))
        {
            Interlocked.Increment(ref _commits);
        }
        else if (value.Value is CommandExecutedEventData done && IsOurs(done.Command.Connection))
        {
            All.TryAdd(done.Command.CommandText, [.. done.Command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private bool IsOurs(DbConnection? connection) => connection?.DataSource == _database;
}
