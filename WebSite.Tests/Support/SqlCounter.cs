using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WebSite.Data;

namespace WebSite.Tests.Support;

/// <summary>
/// Notes each question and each statement of its own that EF Core sends, as often as it does; not the rows that it saves, which are as many as they are. What the site's
/// own services ask meanwhile is none of it: only what follows from a <see cref="Take"/> in the test's own flow.
/// </summary>
internal sealed class SqlCounter : DbCommandInterceptor
{
    private readonly Lock _lock = new();
    private readonly AsyncLocal<bool> _isTests = new();
    private List<string> _sent = [];

    /// <summary>To be given to a host.</summary>
    public void Join(IServiceCollection services) => services.ConfigureDbContext<SiteDb>(options => options.AddInterceptors(this));

    /// <summary>Those since the last time, in their order.</summary>
    public IReadOnlyList<string> Take()
    {
        _isTests.Value = true;
        lock (_lock)
        {
            return Interlocked.Exchange(ref _sent, []);
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        => new(command.CommandText.TrimStart().StartsWith("SELECT", StringComparison.Ordinal) ? Note(command, result) : result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Note(command, result));

    private T Note<T>(DbCommand command, T result)
    {
        if (_isTests.Value)
        {
            lock (_lock)
            {
                _sent.Add(command.CommandText);
            }
        }

        return result;
    }
}
