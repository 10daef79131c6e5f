using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A person came in: through which entry point, tied to what, how sure that is, and on what consent. One kind of record for every door.</summary>
public sealed class Arrival : IEntityTypeConfiguration<Arrival>
{
    public long Id { get; set; }

    public long ConversationId { get; set; }

    /// <summary>The <see cref="WebhookEvent"/> that told of it. It may have been trimmed since.</summary>
    public long EventId { get; set; }

    /// <summary>When, by the platform's clock.</summary>
    public DateTimeOffset At { get; set; }

    public EntryPoint EntryPoint { get; set; }

    /// <summary>The door that the event came through, where its ref was made for another, more trusted or less; else null.</summary>
    public EntryPoint? CameThrough { get; set; }

    /// <summary>Facebook's own word for the way in, for instance <c>SHORTLINK</c>; null when it had none.</summary>
    public string? Source { get; set; }

    /// <summary>The checkout session that a ref of ours named; else null.</summary>
    public long? CheckoutSessionId { get; set; }

    /// <summary>The spot on the web page that a ref of ours named; else null.</summary>
    public Placement? Placement { get; set; }

    /// <summary>The path of that web page; else null.</summary>
    public string? WebPage { get; set; }

    /// <summary>The campaign that a ref or an ad's id named; else null.</summary>
    public int? CampaignId { get; set; }

    /// <summary>The customer matching that the person accepted; else null.</summary>
    public int? MatchingRequestId { get; set; }

    /// <summary>Facebook's id of the ad, for an ad.</summary>
    public string? AdId { get; set; }

    /// <summary>The ad's title, where Facebook told it.</summary>
    public string? AdTitle { get; set; }

    /// <summary>The address of the ad's picture, where Facebook told it; https, never loaded by the site.</summary>
    public string? AdPhoto { get; set; }

    public Certainty Certainty { get; set; }

    public ConsentBasis ConsentBasis { get; set; }

    public void Configure(EntityTypeBuilder<Arrival> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasOne<Conversation>().WithMany(c => c.Arrivals).HasForeignKey(a => a.ConversationId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);
        builder.HasIndex(a => a.EventId).IsUnique();
        builder.HasIndex(a => new { a.EntryPoint, a.At });
        builder.HasIndex(a => a.CheckoutSessionId);
        builder.HasIndex(a => a.AdId);
        builder.Property(a => a.Source).HasMaxLength(64);
        builder.Property(a => a.AdId).HasMaxLength(32);
        builder.Property(a => a.AdTitle).HasMaxLength(200);
        builder.Property(a => a.AdPhoto).HasMaxLength(2000);
    }
}

/// <summary>How sure it is where a person came from.</summary>
public enum Certainty
{
    /// <summary>Facebook doesn't say.</summary>
    Unknown,

    /// <summary>Facebook names the way in, for an ad which one, and nothing more.</summary>
    Told,

    /// <summary>It fits, and nothing else does; but nothing proves it.</summary>
    Likely,

    /// <summary>A campaign's key: anybody can have copied it.</summary>
    Named,

    /// <summary>A ref that this site encrypted; but the shopper said that the person is somebody else.</summary>
    Refused,

    /// <summary>A ref that this site encrypted, in time; but by a link or a code, which can be passed on, and nobody has confirmed it.</summary>
    Unconfirmed,

    /// <summary>A ref that this site encrypted, in time, and from the session's own browser or confirmed there.</summary>
    Proven,
}

/// <summary>Why the Page may write to a person.</summary>
public enum ConsentBasis
{
    /// <summary>The person wrote, or opened the conversation.</summary>
    Conversation,

    /// <summary>The person clicked Send to Messenger.</summary>
    OptIn,

    /// <summary>The person ticked the box at checkout, and accepted the message request. <see cref="ConsentProof"/> has the wording.</summary>
    Checkout,
}
