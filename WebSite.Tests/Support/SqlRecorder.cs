using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WebSite.Tests.Support;

/// <summary>Hears what web pages ask the database: not the site's own work, which goes on beside them.</summary>
internal sealed class SqlRecorder : DbCommandInterceptor, IStartupFilter
{
    private static readonly AsyncLocal<bool> IsHeard = new();

    private readonly List<Asked> _all = [];

    /// <summary>Everything since the start, or since the last <see cref="Take"/>.</summary>
    public IReadOnlyList<Asked> Take()
    {
        lock (_all)
        {
            List<Asked> taken = [.. _all];
            _all.Clear();
            return taken;
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!IsHeard.Value)
        {
            return new(result);
        }

        lock (_all)
        {
            _all.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        }

        return new(result);
    }

    /// <summary>Begins to hear what comes of the caller's own doing.</summary>
    public static void Hear() => IsHeard.Value = true;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, go) =>
        {
            Hear();
            return go(http);
        });
        next(app);
    };

    /// <summary>A query with its parameters.</summary>
    public sealed record Asked(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);
}
