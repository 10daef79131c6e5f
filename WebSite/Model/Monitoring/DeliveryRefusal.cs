using Messenger.AspNetCore.Webhook;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>How many deliveries were refused for their signature, in one hour and for one reason.</summary>
public sealed class DeliveryRefusal : IEntityTypeConfiguration<DeliveryRefusal>
{
    /// <summary>When the hour began.</summary>
    public DateTimeOffset Hour { get; init; }

    public SignatureResult Reason { get; init; }

    public long Count { get; init; }

    public void Configure(EntityTypeBuilder<DeliveryRefusal> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(r => new { r.Hour, r.Reason });
    }
}
