using WebSite.Catalogue;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Sessions;

/// <summary>Something that happened to a checkout session.</summary>
/// <param name="At">When.</param>
/// <param name="Kind"><c>cart</c>, <c>order</c> or <c>optin</c>.</param>
/// <param name="What">A short sentence.</param>
/// <param name="From">The web page and placement that it came from, or null.</param>
/// <param name="EventId">The event that told of it, or null.</param>
public sealed record Happening(DateTimeOffset At, string Kind, string What, string? From, long? EventId = null)
{
    public static IEnumerable<Happening> Of(CheckoutSession session, IReadOnlyDictionary<(string PageId, string Psid), PersonTag> people)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(people);
        foreach (var line in session.CartLines)
        {
            yield return new(line.AddedAt, "cart", $"{line.Quantity} × {line.Product!.Name} put in the cart", null);
        }

        if (session.Order is { } order)
        {
            yield return new(order.PlacedAt, "order", $"Order {order.Number} placed, {Money.Format(order.TotalMinor, order.Currency)}", null);
            foreach (var change in order.Changes)
            {
                yield return new(change.At, "order", change.Status == OrderStatus.Placed ? $"The person of order {order.Number} was deleted" : $"Order {order.Number} {Orders.Moves.Name(change.Status)}", null);
            }
        }

        foreach (var optIn in session.OptIns)
        {
            foreach (var click in optIn.Clicks)
            {
                yield return new(click.At, "optin", $"{Who(optIn, people)} came in through {Way(click)}", Source(click), click.EventId);
            }
        }
    }

    private static string Who(OptIn optIn, IReadOnlyDictionary<(string PageId, string Psid), PersonTag> people) =>
        optIn.Psid is { } psid && people.TryGetValue((optIn.PageId, psid), out var tag) && tag.Name is { } name ? name : People.Shorten(optIn.Psid);

    private static string Way(OptInClick click) =>
        click.CameThrough is { } other ? $"{People.Name(other)}, with a ref that was made for another way in" : People.Name(click.EntryPoint);

    private static string? Source(OptInClick click) =>
        click.Placement is { } placement ? $"{click.WebPage ?? "a web page that is gone"}, placement {placement.Name()}" : null;
}
