using System.Globalization;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// An order that isn't cancelled is credited to a visit, by some of the rules. What it is told by is copied from the visit, so that the shop's figures stay
/// as they are when the person is deleted. An order that no visit brought has none.
/// </summary>
public sealed class OrderCredit : IEntityTypeConfiguration<OrderCredit>
{
    private const int LongestAdId = 32;

    public int OrderId { get; init; }

    /// <summary>The rules by which it is this visit: the sum of their <see cref="AttributionRule.Bit"/>.</summary>
    public int Rules { get; init; }

    /// <summary>The visit; null when its person was deleted, or the order made anonymous.</summary>
    public long? VisitId { get; init; }

    /// <summary>When the person came in.</summary>
    public DateTimeOffset At { get; init; }

    public EntryPoint EntryPoint { get; init; }

    public Placement? Placement { get; init; }

    public string? WebPage { get; init; }

    public int? CampaignId { get; init; }

    /// <summary>Facebook's id of the ad.</summary>
    public string? AdId { get; init; }

    /// <summary>What the ref is counted by (<see cref="SpotMark"/>); 0 for nothing.</summary>
    public int Mark { get; init; }

    /// <summary>Whether it holds by a rule.</summary>
    public bool IsBy(AttributionRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return (Rules & rule.Bit) != 0;
    }

    /// <summary>An order's to a visit, by no rule yet.</summary>
    internal static OrderCredit Of(int orderId, Visit visit) => new()
    {
        OrderId = orderId,
        VisitId = visit.Id,
        At = visit.At,
        EntryPoint = visit.EntryPoint,
        Placement = visit.Placement,
        WebPage = visit.WebPage,
        CampaignId = visit.CampaignId,
        AdId = visit.AdId,
        Mark = visit.Mark,
    };

    /// <summary>The same by other rules.</summary>
    internal OrderCredit By(int rules) => new()
    {
        OrderId = OrderId,
        Rules = rules,
        VisitId = VisitId,
        At = At,
        EntryPoint = EntryPoint,
        Placement = Placement,
        WebPage = WebPage,
        CampaignId = CampaignId,
        AdId = AdId,
        Mark = Mark,
    };

    /// <summary>Whether another says the same.</summary>
    internal bool IsLike(OrderCredit other) =>
        (OrderId, Rules, VisitId, At, EntryPoint, Placement, WebPage, CampaignId) == (other.OrderId, other.Rules, other.VisitId, other.At, other.EntryPoint, other.Placement, other.WebPage, other.CampaignId)
        && (AdId, Mark) == (other.AdId, other.Mark);

    /// <summary>What its order's money is told by.</summary>
    internal IEnumerable<(Dimension Dimension, string Key)> Things()
    {
        // All of the shop's orders are counted by themselves, and so are those of sessions that saw a variant: OrderVariant.
        foreach (var thing in FigureRules.Things(EntryPoint, Placement, WebPage, Mark).Where(thing => thing.Dimension is not (Dimension.All or Dimension.Variant)))
        {
            yield return thing;
        }

        if (CampaignId is { } campaign)
        {
            yield return (Dimension.Campaign, campaign.ToString(CultureInfo.InvariantCulture));
        }

        if (AdId is not null)
        {
            yield return (Dimension.Ad, AdId);
        }
    }

    public void Configure(EntityTypeBuilder<OrderCredit> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("OrderCredits").HasKey(c => new { c.OrderId, c.Rules });
        builder.HasOne<Order>().WithMany().HasForeignKey(c => c.OrderId);
        builder.HasOne<Visit>().WithMany().HasForeignKey(c => c.VisitId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId);
        builder.HasIndex(c => c.AdId).HasFilter("\"AdId\" IS NOT NULL");
        builder.Property(c => c.AdId).HasMaxLength(LongestAdId);
    }
}
