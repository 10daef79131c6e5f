using System.Diagnostics.Metrics;
using WebSite.Data;

namespace WebSite.Monitoring;

/// <summary>
/// Figures that are read from the database and the disk. Whoever collects them gets what was read last, a quarter of a minute ago at most; nothing is read while nobody
/// collects, and nothing is told while nothing can be read.
/// </summary>
internal sealed class SiteGauges
{
    private readonly IServiceScopeFactory _scopes;
    private readonly BackupAge _backups;
    private readonly TimeProvider _time;
    private readonly List<Instrument> _instruments = [];
    private volatile Seen? _seen;

    public SiteGauges(IMeterFactory factory, IServiceScopeFactory scopes, BackupAge backups, TimeProvider time)
    {
        (_scopes, _backups, _time) = (scopes, backups, time);
        var meter = factory.Create(SiteMeter.Name);
        Add(meter.CreateObservableGauge("messenger.log.unread", () => One(_seen?.Standing.Unread), "{event}", "Stored events that are not yet understood."));
        Add(meter.CreateObservableGauge("messenger.log.lag", () => One(_seen?.Standing.Lag.TotalSeconds), "s", "How long the oldest of them has waited."));
        Add(meter.CreateObservableGauge("messenger.log.set_aside", () => One<long>(_seen?.Standing.SetAside), "{event}", "Events that failed too often and wait for a replay."));
        Add(meter.CreateObservableGauge("messenger.webhook.silence", () => One(_seen?.Standing.Silence?.TotalSeconds), "s", "How long nothing new and signed has come."));
        Add(meter.CreateObservableGauge("messenger.webhook.usual_silence", () => One(_seen?.Standing.UsualSilence.TotalSeconds), "s", "How long that is usual."));
        Add(meter.CreateObservableGauge("messenger.outbox.messages", () => Many(_seen?.Standing.Outbox, "messenger.message.state"), "{message}", "Messages that haven't gone, by state."));
        Add(meter.CreateObservableGauge("messenger.outbox.held", () => Many(_seen?.Standing.Held, "messenger.hindrance"), "{message}", "Held messages, by what holds them."));
        Add(meter.CreateObservableGauge("messenger.backup.age", () => One(_seen?.BackupAge?.TotalSeconds), "s", "How old the newest backup is; before the first, how long the site runs."));
    }

    /// <summary>Whether anybody collects them.</summary>
    public bool AreWatched => _instruments.Exists(one => one.Enabled);

    /// <summary>Reads them anew.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            _seen = new(await Standing.ReadAsync(scope.ServiceProvider.GetRequiredService<SiteDb>(), _time.GetUtcNow(), cancel), _backups.Now());
        }
        catch
        {
            _seen = null; // What was true is not to be told as if it still were.
            throw;
        }
    }

    private void Add(Instrument instrument) => _instruments.Add(instrument);

    private static IEnumerable<Measurement<T>> One<T>(T? value)
        where T : struct => value is { } known ? [new(known)] : [];

    private static IEnumerable<Measurement<long>> Many<TKey>(IReadOnlyDictionary<TKey, int>? counts, string attribute)
        where TKey : struct, Enum => (counts ?? new Dictionary<TKey, int>()).Select(one => new Measurement<long>(one.Value, new KeyValuePair<string, object?>(attribute, one.Key.ToString())));

    private sealed record Seen(Standing Standing, TimeSpan? BackupAge);
}
