using Messenger.AspNetCore.Plugins;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Placing;

/// <summary>
/// Knows how the placements stand, in memory, so that no web page asks the database for it. What is changed here is known at once; what another instance
/// changes, within seconds: so often, and only while pages are asked for, two small queries look for it.
/// </summary>
public sealed class PlacementBook(IServiceScopeFactory scopes, IOptionsMonitor<PlacementOptions> settings, TimeProvider time) : IDisposable
{
    /// <summary>What is younger is taken as it is.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>What is younger is good enough while somebody reads it anew.</summary>
    private static readonly TimeSpan Good = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Snapshot? _snapshot;

    /// <summary>How one stands.</summary>
    public async ValueTask<PlacementNow> OfAsync(Placement placement, CancellationToken cancel) => Of(placement, await SnapshotAsync(cancel));

    /// <summary>How all of them stand.</summary>
    public async ValueTask<IReadOnlyList<PlacementNow>> AllAsync(CancellationToken cancel)
    {
        var snapshot = await SnapshotAsync(cancel);
        return [.. Enum.GetValues<Placement>().Select(placement => Of(placement, snapshot))];
    }

    /// <summary>What the settings give a placement.</summary>
    public SpotLook StartOf(Placement placement) => SpotLook.Start(placement, settings.CurrentValue.For(placement));

    /// <summary>Reads them anew: something was changed.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        await _reading.WaitAsync(cancel);
        try
        {
            _snapshot = await ReadAsync(cancel);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async ValueTask<Snapshot> SnapshotAsync(CancellationToken cancel)
    {
        if (_snapshot is { } known)
        {
            var age = time.GetElapsedTime(known.ReadAt);
            if (age < Fresh || (age < Good && _reading.CurrentCount == 0))
            {
                return known;
            }
        }

        await RefreshAsync(cancel);
        return _snapshot!;
    }

    private async Task<Snapshot> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var edits = await db.PlacementEdits.AsNoTracking().Where(e => !db.PlacementEdits.Any(later => later.Placement == e.Placement && later.Id > e.Id)).ToDictionaryAsync(e => e.Placement, cancel);
        var experiments = await db.Experiments.AsNoTracking().Include(e => e.Variants.OrderBy(v => v.Number)).Where(e => e.StoppedAt == null).ToDictionaryAsync(e => e.Placement, cancel);
        var key = experiments.Count == 0 ? [] : _snapshot is { SplitKey.Length: > 0 } known ? known.SplitKey
            : await scope.ServiceProvider.GetRequiredService<KeyedHashes>().OfAsync("split", "browsers", cancel);
        return new(now, edits, experiments, key);
    }

    private PlacementNow Of(Placement placement, Snapshot snapshot)
    {
        var edit = snapshot.Edits.GetValueOrDefault(placement) is { IsReturn: false } last ? last : null;
        return new(placement, edit?.Look ?? StartOf(placement), edit, snapshot.Experiments.GetValueOrDefault(placement)) { SplitKey = snapshot.SplitKey };
    }

    private sealed record Snapshot(long ReadAt, IReadOnlyDictionary<Placement, PlacementEdit> Edits, IReadOnlyDictionary<Placement, Experiment> Experiments, byte[] SplitKey);
}
