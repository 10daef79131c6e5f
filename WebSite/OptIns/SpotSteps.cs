using System.Net;
using Messenger.AspNetCore.Configuration;
using Messenger.AspNetCore.Hosting;
using Messenger.AspNetCore.Refs;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;
using WebSite.Placing;
using WebSite.Web;

namespace WebSite.OptIns;

/// <summary>
/// Counts how far spots came, as browsers tell. Nothing of the shopper is kept. The counts gather in memory and are written at most once a second, in
/// one transaction, and at the stop: a site that is killed loses a second's.
/// </summary>
public sealed partial class SpotSteps(
    IServiceScopeFactory scopes, SeenVariants seen, IOptionsMonitor<MessengerOptions> messenger, IOptionsMonitor<LimitOptions> limits, TimeProvider time, ILogger<SpotSteps> logger) : GatheringService
{
    /// <summary>So many that can't be written are kept for later. A count is no more than a count: more of them are given up.</summary>
    private const int MostWaiting = 50_000;

    private readonly SpotMemory _memory = new(time);
    private readonly Lock _lock = new();
    private List<Told> _told = [];

    /// <summary>A browser tells of a spot of its own. What it told before doesn't count again.</summary>
    /// <param name="key">The spot's key.</param>
    /// <param name="spot">What the key says.</param>
    /// <param name="webPage">Where the spot stands; null for a product that is gone.</param>
    /// <param name="signs">What is told.</param>
    /// <param name="address">The client's address.</param>
    internal void Tell(string key, PluginRef spot, string? webPage, SpotSigns signs, IPAddress address)
    {
        var now = time.GetUtcNow();
        var servedAt = spot.ExpiresAt - messenger.CurrentValue.RefLifetime;
        if (now - servedAt > SpotMemory.Lifetime || _memory.Note(key, spot.SessionToken, signs, limits.CurrentValue.StepsOfASession) is not var (before, after) || before == after)
        {
            return;
        }

        SpotTrace.Tell(spot, after & ~before);
        var reached = (after & ~before).HasFlag(SpotSigns.Reached) && VariantMark.Read(spot.Mark) is { } variant
            && seen.Note(variant, spot.Browser, spot.SessionToken, address, limits.CurrentValue.BrowsersOfATrial) ? variant : (VariantMark?)null;
        lock (_lock)
        {
            if (_told.Count < MostWaiting)
            {
                _told.Add(new(spot, webPage, before, after, now, reached));
            }
        }

        Raise();
    }

    protected override int Waiting => _told.Count;

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
            PutBack(taken);
        }
    }

    protected override void NotWritten(Exception exception) => Log.NotCounted(logger, Waiting, exception);

    protected override void Lost() => Log.Lost(logger, Waiting);

    private List<Told> Take()
    {
        lock (_lock)
        {
            (var taken, _told) = (_told, []);
            return taken;
        }
    }

    private void PutBack(List<Told> taken)
    {
        lock (_lock)
        {
            _told.InsertRange(0, taken);
        }
    }

    private async Task WriteAsync(List<Told> taken, CancellationToken cancel)
    {
        if (taken.Count == 0)
        {
            return;
        }

        var sums = new SpotSums();
        taken.ForEach(one => SpotRules.Count(one.Spot, one.WebPage, one.Before, one.After, one.At, sums, one.Reached));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Count(sums);
        await transaction.CommitAsync(cancel);
    }

    private sealed record Told(PluginRef Spot, string? WebPage, SpotSigns Before, SpotSigns After, DateTimeOffset At, VariantMark? Reached);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "What browsers told of {Count} spots could not be counted; that is tried again.")]
        public static partial void NotCounted(ILogger logger, int count, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "What browsers told of {Count} spots is lost: it could not be written before the site stopped.")]
        public static partial void Lost(ILogger logger, int count);
    }
}
