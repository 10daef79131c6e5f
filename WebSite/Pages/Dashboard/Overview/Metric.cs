using System.Globalization;
using WebSite.Catalogue;
using WebSite.Figures;

namespace WebSite.Pages.Dashboard.Overview;

/// <summary>One of the overview's figures.</summary>
/// <param name="Id">As the address has it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="About">What it counts, in a few words.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Of">Reads it; null where there is none.</param>
/// <param name="IsLoss">Whether more of it is worse.</param>
public sealed record Metric(string Id, string Name, string About, MetricUnit Unit, Func<Tally, decimal?> Of, bool IsLoss = false)
{
    /// <summary>ISO 4217; of money alone.</summary>
    public string Currency { get; init; } = "";

    /// <summary>All, in the order in which they are shown. Each currency has a value of its own.</summary>
    public static IReadOnlyList<Metric> All(IEnumerable<string> currencies) =>
    [
        new("opt-ins", "Opt-ins", "clicks that let you write", MetricUnit.Count, t => t.Counted.OptIns),
        new("people", "New people", "in Messenger for the first time", MetricUnit.Count, t => t.Counted.People),
        new("visits", "Visits", "by any way in, also again", MetricUnit.Count, t => t.Counted.Visits),
        new("orders", "Orders", "that Messenger brought", MetricUnit.Count, t => t.Earned.Orders),
        .. currencies.Select((currency, place) => new Metric(place == 0 ? "value" : $"value-{currency}", place == 0 ? "Order value" : $"Order value in {currency}", "with delivery", MetricUnit.Money, t => t.ValueIn(currency)) { Currency = currency }),
        new("conversion", "Conversion", "orders for 100 visits", MetricUnit.Share, t => t.Conversion),
        new("lost", "Lost", "said stop, or blocked the Page", MetricUnit.Count, t => t.Lost, IsLoss: true),
    ];

    /// <summary>A value in words.</summary>
    public string Format(decimal? value) => value is not { } number ? "none" : Unit switch
    {
        MetricUnit.Money => Money.Format((long)number, Currency),
        MetricUnit.Share => (number * 100).ToString("0.0", CultureInfo.InvariantCulture) + "\u00a0%",
        _ => number.ToString("N0", CultureInfo.InvariantCulture),
    };
}

/// <summary>How a figure is written.</summary>
public enum MetricUnit
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>An amount, in a currency's minor unit.</summary>
    Money,

    /// <summary>A part of one.</summary>
    Share,
}
