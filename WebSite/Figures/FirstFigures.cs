using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Figures;

/// <summary>Counts what a database of before there were figures holds.</summary>
internal sealed partial class FirstFigures(SiteDb db, FigureRebuild rebuild, ILogger<FirstFigures> logger) : IStartStep, IProgress<long>
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (!await db.Figures.AnyAsync(cancel) && (await db.Conversations.AnyAsync(cancel) || await db.OptIns.AnyAsync(cancel)))
        {
            LogBegins();
            LogDone(await rebuild.RunAsync(this, cancel));
        }
    }

    public void Report(long value) => LogCounted(value);

    [LoggerMessage(LogLevel.Information, "This database has no figures for the dashboard yet. They are counted now, once: about twenty seconds a million opt-ins. The site serves pages afterwards.")]
    private partial void LogBegins();

    [LoggerMessage(LogLevel.Information, "{Count} rows counted so far.")]
    private partial void LogCounted(long count);

    [LoggerMessage(LogLevel.Information, "The figures are there: {Count} rows were counted.")]
    private partial void LogDone(long count);
}
