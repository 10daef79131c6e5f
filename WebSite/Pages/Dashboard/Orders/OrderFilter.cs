using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Orders;

/// <summary>Which orders are shown.</summary>
public sealed class OrderFilter : ListFilter
{
    public OrderStatus? Status { get; set; }

    /// <summary>This one alone, by the number that people see.</summary>
    public int? Number { get; set; }

    public override string Root => "/dashboard/orders";

    public override string Noun => "order";

    public override string Searched => "Order, name, e-mail, session, ref or id";

    public override string Timed => "Placed";

    public override string News => "orders";

    public override ListChoice Tabs => ListChoice.Of("status", "Status", Status, Name, "All");

    public override IReadOnlyList<ListChoice> Choices => Number is not { } number ? []
        : [new("number", "Number", number.ToString(System.Globalization.CultureInfo.InvariantCulture), [(null, "Any"), (number.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{number} only")])];

    private static string Name(OrderStatus status) => status.ToString();
}
