using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// A browser came back to the shop by a link in a message of ours. It says to whom the message went, and not who opened it: links can be passed on. So it
/// serves for attributing orders alone (<see cref="OrderShopper"/>), and ties nobody to the checkout session.
/// </summary>
public sealed class ShopReturn : IEntityTypeConfiguration<ShopReturn>
{
    public long Id { get; init; }

    /// <summary>The browser's checkout session, by its cookie. There may be no <see cref="CheckoutSession"/>, or not yet.</summary>
    public Guid SessionToken { get; init; }

    /// <summary>Whose message it was.</summary>
    public long ConversationId { get; init; }

    /// <summary>When it came so for the first time.</summary>
    public DateTimeOffset At { get; init; }

    public void Configure(EntityTypeBuilder<ShopReturn> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("Returns");
        builder.HasOne<Conversation>().WithMany().HasForeignKey(r => r.ConversationId);
        builder.HasIndex(r => new { r.SessionToken, r.ConversationId }).IsUnique();
        builder.HasIndex(r => r.At);
    }
}
