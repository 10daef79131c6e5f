using System.Collections.Concurrent;
using System.Net;
using Messenger.AspNetCore.Hosting;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Campaigns;

/// <summary>
/// Counts how often short addresses are opened. The figures gather in memory and are written at most once a second and at the stop, so
/// that who opens one a thousand times takes no more of the database than who opens it once. A site that is killed loses a second's.
/// </summary>
public sealed partial class LinkClicks(IServiceScopeFactory scopes, TimeProvider time, ILogger<LinkClicks> logger) : GatheringService
{
    private readonly ConcurrentDictionary<(int CampaignId, int Hour), int> _counts = new();

    private readonly RecentOpens _recent = new(time);

    /// <summary>One more, in this hour, unless the client address opened it just before.</summary>
    public void Count(int campaignId, IPAddress address)
    {
        if (!_recent.Note(campaignId, address))
        {
            return;
        }

        Add((campaignId, Spans.HourOf(time.GetUtcNow())), 1);
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
            taken.ForEach(one => Add(one.At, one.Count));
        }
    }

    protected override void NotWritten(Exception exception) => Log.NotCounted(logger, Waiting, exception);

    protected override void Lost() => Log.Lost(logger, Waiting);

    private void Add((int CampaignId, int Hour) at, int count) => _counts.AddOrUpdate(at, count, (_, before) => before + count);

    private List<((int CampaignId, int Hour) At, int Count)> Take()
    {
        List<((int CampaignId, int Hour) At, int Count)> taken = [];
        foreach (var at in _counts.Keys)
        {
            if (_counts.TryRemove(at, out var count))
            {
                taken.Add((at, count));
            }
        }

        return taken;
    }

    private async Task WriteAsync(List<((int CampaignId, int Hour) At, int Count)> taken, CancellationToken cancel)
    {
        if (taken.Count == 0)
        {
            return;
        }

        var sums = new SpotSums();
        taken.ForEach(one => sums.Add(Dimension.Campaign, ShortAddressOpens.KeyOf(one.At.CampaignId), Spans.TimeOf(one.At.Hour), SpotStep.Clicked, one.Count));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Count(sums);
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
