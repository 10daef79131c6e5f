using System.ComponentModel.DataAnnotations;
using System.Globalization;
using WebSite.Model;
using WebSite.Pages.Dashboard.Lists;

namespace WebSite.Pages.Dashboard.Orders;

/// <summary>Which orders are shown.</summary>
public sealed class OrderFilter : ListFilter
{
    public OrderStatus? Status { get; set; }

    /// <summary>This one alone, by the number that people see.</summary>
    public int? Number { get; set; }

    /// <summary>Those in this currency alone, ISO 4217: by value only such can be sorted.</summary>
    [RegularExpression("^[A-Za-z]{3}$", ErrorMessage = "A currency has three letters, for instance EUR.")]
    public string? Currency { get; set; }

    /// <summary>The currencies in which something was ordered.</summary>
    internal IReadOnlyList<string> Currencies { get; set; } = [];

    public override string Root => "/dashboard/orders";

    public override string Noun => "order";

    public override string Searched => "Order, name, e-mail, session, ref or id";

    public override string Timed => "Placed";

    public override string News => "orders";

    public override ListChoice Tabs => ListChoice.Of("status", "Status", Status, Name, "All");

    public override IReadOnlyList<ListChoice> Choices => [.. OfNumber, .. OfCurrency];

    public override IReadOnlyList<SortColumn> Columns => [SortColumn.Time, SortColumn.Value];

    private IEnumerable<ListChoice> OfNumber => Number?.ToString(CultureInfo.InvariantCulture) is not { } number ? []
        : [new("number", "Number", number, [(null, "Any"), (number, $"{number} only")])];

    private IEnumerable<ListChoice> OfCurrency => Currency is null && Currencies.Count < 2 ? []
        : [new("currency", "Currency", Currency?.ToUpperInvariant(), [(null, "Any"), .. Currencies.Union(Currency is null ? [] : [Currency.ToUpperInvariant()]).Select(each => ((string?)each, each))])];

    private static string Name(OrderStatus status) => status.ToString();
}
