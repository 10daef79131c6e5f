using System.Data.Common;
using WebSite.Data;
using WebSite.Messenger;

namespace WebSite.OptIns;

/// <summary>
/// Writes down what events mean: opt-ins against their checkout sessions. The result is the same in whatever order they are taken.
/// Its statements belong to one connection: not for use by two threads at once.
/// </summary>
internal sealed class OptInRecorder(HotConnection connection, TimeProvider time) : IDisposable
{
    private readonly SessionStatements _sessions = new(connection);
    private readonly OptInStatements _optIns = new(connection);
    private readonly PreparedStatement _slug = connection.Prepare("""SELECT "Slug" FROM "Products" WHERE "Id" = ?1""");
    private readonly PreparedStatement _campaign = connection.Prepare("""SELECT "Id" FROM "Campaigns" WHERE "Key" = ?1""");
    private readonly PreparedStatement _number = connection.Prepare(
        """SELECT 1 FROM "MatchingRequests" JOIN "Orders" ON "Orders"."Id" = "MatchingRequests"."OrderId" JOIN "CheckoutSessions" ON "CheckoutSessions"."Id" = "Orders"."SessionId" WHERE "CheckoutSessions"."Token" = ?1""");
    private readonly Dictionary<uint, string?> _slugs = [];

    /// <summary>To be called in a new transaction: what was read before may have changed since.</summary>
    public void Begin() => _slugs.Clear();

    /// <summary>Records one stored opt-in.</summary>
    /// <param name="eventId">The event's.</param>
    /// <param name="reading">What it means; <see cref="Reading.IsOptIn"/>.</param>
    /// <returns>Why it belongs to no session; null when it does.</returns>
    /// <exception cref="DbException">It failed; the transaction has to be given up.</exception>
    public UnlinkedReason? Record(long eventId, Reading reading)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var unlinked = reading.Unlinked;
        reading = reading with { Door = reading.Door with { IsProof = reading.Door.IsProof && IsStillGiven(reading) } };
        var (session, isNew) = unlinked is null ? _sessions.Find(reading.Ref, reading.Door.IsProof, reading.At, now) : default;
        if (unlinked is null && session is null)
        {
            unlinked = UnlinkedReason.OtherBrowser;
        }
        else if (unlinked == UnlinkedReason.Foreign && IsCampaign(RefText.Canonical(reading.Source?.Ref)))
        {
            unlinked = UnlinkedReason.Campaign;
        }

        _optIns.Count(eventId, reading, session, unlinked, reading.IsOurs ? WebPages.Path(reading.Ref, Slug) : null, now);
        if (session is { } found && !isNew)
        {
            _sessions.Connect(found, reading.At, now);
        }

        return unlinked;
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _optIns.Dispose();
        _slug.Dispose();
        _campaign.Dispose();
        _number.Dispose();
    }

    /// <summary>A number that the shopper took back proves nothing any more: it may have been mistyped.</summary>
    private bool IsStillGiven(Reading reading)
    {
        if (reading.Door.EntryPoint != EntryPoint.CustomerMatching || !reading.IsOurs)
        {
            return true;
        }

        Span<byte> token = stackalloc byte[16];
        reading.Ref.SessionToken.TryWriteBytes(token);
        return _number.BindBytes(token).Number() is not null;
    }

    /// <summary>Asks the database only about what can be a key.</summary>
    private bool IsCampaign(string key) => CampaignKey.HasForm(key) && _campaign.Bind(key).Number() is not null;

    private string? Slug(uint productId) =>
        _slugs.TryGetValue(productId, out var known) ? known : _slugs[productId] = _slug.Bind(productId).Text();
}
