using Messenger.AspNetCore.Refs;
using WebSite.Data;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.EntryPoints;

/// <summary>A visit in a list.</summary>
public sealed record VisitRow
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>The person's name; null when Facebook didn't tell it.</summary>
    public required string? Name { get; init; }

    public required string Psid { get; init; }

    public required EntryPoint EntryPoint { get; init; }

    /// <summary>The product that the person was looking at, by Facebook's id, or null.</summary>
    public required string? ProductId { get; init; }

    /// <summary>Facebook's own word for the way in, or null.</summary>
    public required string? Source { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>The order of the visit's checkout session, or null.</summary>
    public required int? OrderId { get; init; }

    /// <summary>The checkout session, or null.</summary>
    public required long? SessionId { get; init; }

    /// <summary>Reads them, in no order yet.</summary>
    public static IQueryable<VisitRow> Of(SiteDb db, IQueryable<Visit> visits)
    {
        ArgumentNullException.ThrowIfNull(db);
        return from a in visits
               join c in db.Conversations on a.ConversationId equals c.Id
               from o in db.Orders.Where(o => o.SessionId == a.CheckoutSessionId).DefaultIfEmpty()
               select new VisitRow
               {
                   Id = a.Id,
                   At = a.At,
                   ConversationId = a.ConversationId,
                   Name = c.Name,
                   Psid = c.Psid,
                   EntryPoint = a.EntryPoint,
                   ProductId = a.ProductId,
                   Source = a.Source,
                   Certainty = a.Certainty,
                   OrderId = o.Id,
                   SessionId = a.CheckoutSessionId,
               };
    }
}
