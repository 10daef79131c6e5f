using System.Collections.Concurrent;
using Messenger.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;

namespace WebSite.Campaigns;

/// <summary>
/// Counts how often short addresses are opened. The figures gather in memory and are written at most once a second and at the stop, so
/// that who opens one a thousand times takes no more of the database than who opens it once. A site that is killed loses a second's.
/// </summary>
public sealed partial class LinkClicks(IServiceScopeFactory scopes, TimeProvider time, ILogger<LinkClicks> logger) : GatheringService
{
    private readonly ConcurrentDictionary<(int CampaignId, DateOnly Day), int> _counts = new();

    /// <summary>One more, today in UTC.</summary>
    public void Count(int campaignId)
    {
        Add((campaignId, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), 1);
        Raise();
    }

    protected override int Waiting => _counts.Values.Sum();

    protected override async Task WriteGatheredAsync(CancellationToken cancel)
    {
        var taken = Take();
        try
        {
            await WriteAsync(taken, cancel);
            taken = [];
        }
        finally
        {
            taken.ForEach(one => Add(one.Day, one.Count));
        }
    }

    protected override void NotWritten(Exception exception) => Log.NotCounted(logger, Waiting, exception);

    protected override void Lost() => Log.Lost(logger, Waiting);

    private void Add((int CampaignId, DateOnly Day) day, int count) => _counts.AddOrUpdate(day, count, (_, before) => before + count);

    private List<((int CampaignId, DateOnly Day) Day, int Count)> Take()
    {
        List<((int CampaignId, DateOnly Day) Day, int Count)> taken = [];
        foreach (var day in _counts.Keys)
        {
            if (_counts.TryRemove(day, out var count))
            {
                taken.Add((day, count));
            }
        }

        return taken;
    }

    private async Task WriteAsync(List<((int CampaignId, DateOnly Day) Day, int Count)> taken, CancellationToken cancel)
    {
        if (taken.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var ((campaignId, day), count) in taken)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO "CampaignOpens" ("CampaignId", "Day", "Count") VALUES ({campaignId}, {day}, {count})
                 ON CONFLICT ("CampaignId", "Day") DO UPDATE SET "Count" = "CampaignOpens"."Count" + excluded."Count"
                 """,
                cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} opens of short addresses could not be written; that is tried again.")]
        public static partial void NotCounted(ILogger logger, int count, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "{Count} opens of short addresses are lost: they could not be written before the site stopped.")]
        public static partial void Lost(ILogger logger, int count);
    }
}
