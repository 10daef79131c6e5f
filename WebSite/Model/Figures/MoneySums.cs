using System.Globalization;

namespace WebSite.Model;

/// <summary>Orders and their value that are gathered, to be added to the kept figures in one go.</summary>
internal sealed class MoneySums
{
    private readonly Dictionary<(int Rule, Dimension Dimension, string Key, int Hour, string Currency), MoneyFigure> _hours = [];

    /// <summary>Whether nothing was counted.</summary>
    public bool IsNothing => _hours.Values.All(IsZero);

    /// <summary>An order counts for the shop; less than zero takes it off.</summary>
    public void Add(Order order, int by)
    {
        foreach (var rule in AttributionRule.All)
        {
            Add(rule, Dimension.All, "", order, by);
        }
    }

    /// <summary>An order counts for what it is credited to.</summary>
    public void Add(OrderCredit credit, Order order, int by)
    {
        foreach (var rule in AttributionRule.All.Where(credit.IsBy))
        {
            foreach (var (dimension, key) in credit.Things())
            {
                Add(rule, dimension, key, order, by);
            }
        }
    }

    /// <summary>What an order is credited to belongs to a campaign now.</summary>
    public void AddCampaign(OrderCredit credit, Order order, int campaignId)
    {
        foreach (var rule in AttributionRule.All.Where(credit.IsBy))
        {
            Add(rule, Dimension.Campaign, campaignId.ToString(CultureInfo.InvariantCulture), order, 1);
        }
    }

    /// <summary>One row for each rule, thing, span and currency in which something was counted.</summary>
    public IReadOnlyCollection<MoneyFigure> Rows()
    {
        Dictionary<(int, Dimension, string, Span, int, string), MoneyFigure> rows = [];
        foreach (var ((rule, dimension, key, hour, currency), counted) in _hours.Where(h => !IsZero(h.Value)))
        {
            foreach (var span in Spans.All)
            {
                var from = span.Start(hour);
                if (!rows.TryGetValue((rule, dimension, key, span, from, currency), out var row))
                {
                    rows[(rule, dimension, key, span, from, currency)] = row = New(rule, dimension, key, span, from, currency);
                }

                row.Add(counted.Orders, counted.ValueMinor);
            }
        }

        return rows.Values;
    }

    private void Add(AttributionRule rule, Dimension dimension, string key, Order order, int by)
    {
        var at = (rule.Number, dimension, key, Spans.HourOf(order.PlacedAt), order.Currency);
        if (!_hours.TryGetValue(at, out var figure))
        {
            _hours[at] = figure = New(at.Number, dimension, key, Span.Hour, at.Item4, order.Currency);
        }

        figure.Add(by, by * order.TotalMinor);
    }

    private static MoneyFigure New(int rule, Dimension dimension, string key, Span span, int from, string currency) =>
        new() { Rule = rule, Dimension = dimension, Key = key, Span = span, From = from, Currency = currency };

    private static bool IsZero(MoneyFigure figure) => figure is { Orders: 0, ValueMinor: 0 };
}
