using Microsoft.EntityFrameworkCore;
using WebSite.Checkout;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.OptIns;

/// <summary>Somebody who came in from the shopper's own session, as the shopper sees them.</summary>
/// <param name="OptInId">The opt-in.</param>
/// <param name="Name">First name and last initial; null where Facebook hasn't told it.</param>
/// <param name="HasFace">Whether there is a picture that the shopper may see: see <see cref="FaceEndpoints"/>.</param>
/// <param name="At">When they came first.</param>
/// <param name="Placement">From which spot.</param>
/// <param name="IsTicked">By the box that was ticked at the checkout, or a login: who it is, only their answer tells.</param>
/// <param name="HasStopped">They asked that nothing more be sent.</param>
/// <param name="IsUnreachable">Facebook says that they can't be reached.</param>
/// <param name="Code">The code in the message to somebody who came by what can be passed on; null for everybody else.</param>
public sealed record SpotPerson(long OptInId, string? Name, bool HasFace, DateTimeOffset At, Placement? Placement, bool IsTicked, bool HasStopped, bool IsUnreachable, string? Code)
{
    /// <summary>More are somebody's play.</summary>
    private const int Most = 20;

    /// <summary>Whether anything can be sent to them.</summary>
    public bool CanBeTold => !HasStopped && !IsUnreachable;

    /// <summary>The first name alone.</summary>
    public string? FirstName => Name?.Split(' ')[0];

    /// <summary>The person who is connected with the shopper's session; null when nobody is.</summary>
    public static async Task<SpotPerson?> ConnectedAsync(SiteDb db, Shopper shopper, CancellationToken cancel)
    {
        var found = await Rows(db, shopper).Where(r => r.OptIn.Trust == OptInTrust.Proven || r.OptIn.Trust == OptInTrust.Confirmed)
            .OrderByDescending(r => r.OptIn.Id == r.Chosen).ThenByDescending(r => r.OptIn.Psid != null).ThenByDescending(r => r.OptIn.LastAt).FirstOrDefaultAsync(cancel);
        return found is null ? null : Of(found, null);
    }

    /// <summary>Everybody among whom the shopper can choose, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<SpotPerson>> AllAsync(SiteDb db, ConfirmCodes codes, Shopper shopper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(codes);
        var askable = Askable.In(db);
        var found = await Rows(db, shopper)
            .Where(r => r.OptIn.Trust == OptInTrust.Proven || r.OptIn.Trust == OptInTrust.Confirmed || db.OptIns.Where(askable).Any(a => a.Id == r.OptIn.Id))
            .OrderBy(r => r.OptIn.FirstAt).Take(Most).ToListAsync(cancel);
        var people = new List<SpotPerson>();
        foreach (var row in found)
        {
            people.Add(Of(row, row.OptIn.IsTrusted ? null : await codes.OfAsync(row.OptIn.Id, cancel)));
        }

        return people;
    }

    private static IQueryable<Row> Rows(SiteDb db, Shopper shopper) =>
        db.CheckoutSessions.AsNoTracking().Own(shopper).SelectMany(s => s.OptIns, (s, o) => new Row
        {
            OptIn = o,
            Chosen = s.ChosenOptInId,
            Person = db.Conversations.Where(c => c.PageId == o.PageId && c.Psid == o.Psid)
                .Select(c => new Known { Name = c.Name, HasPicture = c.Picture != null, StoppedAt = c.StoppedAt, UnreachableAt = c.UnreachableAt }).SingleOrDefault(),
        });

    private static SpotPerson Of(Row row, string? code) => new(
        row.OptIn.Id,
        SpotQuestion.Brief(row.Person?.Name),
        row.Person?.HasPicture is true && row.OptIn.Trust == OptInTrust.Proven,
        row.OptIn.FirstAt,
        row.OptIn.Placement,
        row.OptIn.Psid is null,
        row.Person?.StoppedAt is not null,
        row.Person?.UnreachableAt is not null,
        code);

    private sealed class Row
    {
        public required OptIn OptIn { get; init; }

        public long? Chosen { get; init; }

        public Known? Person { get; init; }
    }

    private sealed class Known
    {
        public string? Name { get; init; }

        public bool HasPicture { get; init; }

        public DateTimeOffset? StoppedAt { get; init; }

        public DateTimeOffset? UnreachableAt { get; init; }
    }
}
