using Microsoft.AspNetCore.Mvc;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Sandbox.Control;

/// <summary>Which deliveries are meant. Everything given must hold.</summary>
public sealed record DeliveryFilter
{
    private readonly DeliveryStatus? _status;

    /// <summary>optin, postback, referral, message, …</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>A PSID.</summary>
    [FromQuery(Name = "person")]
    public string? Person { get; init; }

    /// <summary>waiting, retrying, delivered, failed, dropped or withheld.</summary>
    /// <exception cref="BadHttpRequestException">It is none of these.</exception>
    [FromQuery(Name = "status")]
    public string? Status
    {
        get;
        init => (field, _status) = (value, Choice.Of<DeliveryStatus>(value));
    }

    /// <summary>Stands in an event's JSON, in the person's name or in the id, whatever the case: a ref, a word, a mid.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>Only those made after the delivery of this id, such as d7.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>Only those nobody has opened yet.</summary>
    [FromQuery(Name = "unread")]
    public bool? Unread { get; init; }

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
