using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A try to reach a shopper in Messenger by the phone number given at checkout. Source: <c>messenger-platform.md</c> 6.6.</summary>
public sealed class MatchingRequest : IEntityTypeConfiguration<MatchingRequest>
{
    public int Id { get; set; }

    public required string PageId { get; set; }

    public int OrderId { get; set; }

    public int ConsentProofId { get; set; }

    /// <summary>The phone number in E.164.</summary>
    public required string Phone { get; set; }

    public required string FirstName { get; set; }

    public required string LastName { get; set; }

    public MatchingState State { get; set; }

    /// <summary>Why it failed, in a sentence; else null.</summary>
    public string? Why { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>When it came to its present state.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>The conversation with the person who accepted; null before.</summary>
    public long? ConversationId { get; set; }

    public void Configure(EntityTypeBuilder<MatchingRequest> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasOne<ConsentProof>().WithMany().HasForeignKey(r => r.ConsentProofId);
        builder.HasIndex(r => r.OrderId).IsUnique();
        builder.HasIndex(r => r.ConversationId);
        builder.Property(r => r.Phone).HasMaxLength(16);
    }
}

/// <summary>How a customer matching stands.</summary>
public enum MatchingState
{
    /// <summary>To be sent.</summary>
    Requested,

    /// <summary>Facebook took it: it lies in the person's Message Requests, unless they know the Page. Of one who ignores it, Facebook tells nothing.</summary>
    InMessageRequests,

    /// <summary>The person accepted.</summary>
    Accepted,

    /// <summary>Facebook knows nobody by the number, or isn't sure enough.</summary>
    NoMatch,

    /// <summary>The app or the Page may not match by phone number.</summary>
    NotPermitted,

    /// <summary>It could not be sent, or nobody knows whether it was.</summary>
    Failed,

    /// <summary>The shopper hasn't confirmed the number on the order's own page: nothing is sent before.</summary>
    Unconfirmed,
}
