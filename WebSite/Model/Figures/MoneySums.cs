using System.Globalization;

namespace WebSite.Model;

/// <summary>Orders and their value that are gathered, to be added to the kept figures in one go.</summary>
internal sealed class MoneySums : SpanSums<(int Rule, Dimension Dimension, string Key, string Currency), MoneyFigure>
{
    /// <summary>An order counts for the shop; less than zero takes it off.</summary>
    public void Add(Order order, int by)
    {
        foreach (var rule in AttributionRule.All)
        {
            Add(rule, Dimension.All, "", order, by);
        }
    }

    /// <summary>An order counts for a variant that its session had seen; whether Messenger brought it is another question, so it counts by every rule.</summary>
    public void Add(OrderVariant variant, Order order, int by)
    {
        foreach (var rule in AttributionRule.All)
        {
            Add(rule, Dimension.Variant, variant.Key, order, by);
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

    protected override MoneyFigure Begin((int Rule, Dimension Dimension, string Key, string Currency) thing, Span span, int from) =>
        new() { Rule = thing.Rule, Dimension = thing.Dimension, Key = thing.Key, Span = span, From = from, Currency = thing.Currency };

    protected override void Add(MoneyFigure to, MoneyFigure counted) => to.Add(counted.Orders, counted.ValueMinor);

    protected override bool IsZero(MoneyFigure row) => row is { Orders: 0, ValueMinor: 0 };

    private void Add(AttributionRule rule, Dimension dimension, string key, Order order, int by) =>
        Hour((rule.Number, dimension, key, order.Currency), order.PlacedAt).Add(by, by * order.TotalMinor);
}
