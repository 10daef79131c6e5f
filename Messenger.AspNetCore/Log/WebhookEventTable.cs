using Messenger.AspNetCore.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messenger.AspNetCore.Log;

/// <summary>How events are stored.</summary>
internal sealed class WebhookEventTable : IEntityTypeConfiguration<WebhookEvent>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.HasIndex(e => e.Key).IsUnique();
        builder.Property(e => e.Key).HasMaxLength(EventKey.Length);

        builder.Property(e => e.Topic).HasMaxLength(64);
        builder.HasIndex(e => e.ReceivedAt);

        // Who looks for a person, and who deletes what came from them.
        builder.HasIndex(e => e.Sender).HasFilter("\"Sender\" IS NOT NULL");

        // Few, and looked up by nothing else.
        builder.HasIndex(e => e.Id, "IX_WebhookEvents_Erased").HasFilter("\"Raw\" = ''");
    }
}
