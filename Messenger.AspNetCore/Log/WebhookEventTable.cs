using Messenger.AspNetCore.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Messenger.AspNetCore.Log;

/// <summary>How events are stored.</summary>
internal sealed class WebhookEventTable : IEntityTypeConfiguration<WebhookEvent>
{
    /// <summary>So many characters of a ref are kept in an index.</summary>
    internal const int RefEndLength = 24;

    /// <summary>
    /// Of the JSON, which is looked at closely only where something in it may be a ref. As <see cref="Refs.RefText.Canonical"/> spells it. No column that
    /// is filled: the webhook's writer has nothing to do with it, events of before have it, and what is erased has none.
    /// </summary>
    private const string RefEnd =
        """
        CASE WHEN instr("Raw", '"ref"') > 0 AND json_valid("Raw") THEN NULLIF(substr(rtrim(trim(coalesce(json_extract("Raw", '$.optin.ref'), json_extract("Raw", '$.referral.ref'), json_extract("Raw", '$.postback.referral.ref'), json_extract("Raw", '$.message.referral.ref')), char(32, 9, 10, 13)), char(61, 32, 9, 10, 13)), -24), '') END
        """;

    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.HasIndex(e => e.Key).IsUnique();
        builder.Property(e => e.Key).HasMaxLength(EventKey.Length);

        builder.Property(e => e.Topic).HasMaxLength(64);
        builder.HasIndex(e => e.ReceivedAt);

        // Who looks for a person or a ref.
        builder.HasIndex(e => e.Sender).HasFilter("\"Sender\" IS NOT NULL");
        builder.Property(e => e.RefEnd).HasComputedColumnSql(RefEnd.Trim(), stored: false);
        builder.HasIndex(e => e.RefEnd).HasFilter("\"RefEnd\" IS NOT NULL");

        // Few, and looked up by nothing else.
        builder.HasIndex(e => e.Id, "IX_WebhookEvents_Erased").HasFilter("\"Raw\" = ''");
    }
}
