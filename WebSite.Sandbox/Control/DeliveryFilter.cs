using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Control;

/// <summary>Which deliveries are meant. Everything given must hold.</summary>
/// <param name="Kind">optin, postback, referral, message, …</param>
/// <param name="Person">A PSID.</param>
/// <param name="Status">waiting, retrying, delivered, failed, dropped or withheld.</param>
/// <param name="Text">Stands in an event's JSON, in the person's name or in the id, whatever the case: a ref, a word, a mid.</param>
/// <param name="After">Only those made after the delivery of this id, such as d7.</param>
/// <param name="Unread">Only those nobody has opened yet.</param>
public sealed record DeliveryFilter(
    [FromQuery(Name = "kind")] string? Kind,
    [FromQuery(Name = "person")] string? Person,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "after")] string? After,
    [FromQuery(Name = "unread")] bool? Unread)
{
    private readonly DeliveryStatus? _status = Choice.Of<DeliveryStatus>(Status);

    public bool Takes(Delivery delivery) =>
        (string.IsNullOrEmpty(Kind) || delivery.Kind == Kind)
        && (string.IsNullOrEmpty(Person) || delivery.Events.Any(each => each.PersonId == Person))
        && (_status is null || delivery.Status == _status)
        && (Unread is not true || delivery.IsUnread)
        && (string.IsNullOrEmpty(After) || Delivery.NumberOf(delivery.Id) > Delivery.NumberOf(After))
        && (string.IsNullOrWhiteSpace(Text) || Holds(delivery, Text.Trim()));

    private static bool Holds(Delivery delivery, string text) =>
        delivery.Id.Equals(text, StringComparison.OrdinalIgnoreCase)
        || delivery.PersonName.Contains(text, StringComparison.OrdinalIgnoreCase)
        || delivery.Kind.Contains(text, StringComparison.OrdinalIgnoreCase)
        || delivery.Events.Any(each => each.Text.Contains(text, StringComparison.OrdinalIgnoreCase));
}
