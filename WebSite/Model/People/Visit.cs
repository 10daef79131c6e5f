using Messenger.AspNetCore.Log;
using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebSite.Language;

namespace WebSite.Model;

/// <summary>A person came in: through which entry point, tied to what, how sure that is, and on what consent. One kind of record for all of them.</summary>
public sealed class Visit : IEntityTypeConfiguration<Visit>
{
    private bool _isAnswered;

    /// <summary>Who writes within this time after they came in, answered.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromDays(7);

    public long Id { get; init; }

    public long ConversationId { get; init; }

    /// <summary>The <see cref="WebhookEvent"/> that told of it. It may have been trimmed since.</summary>
    public long EventId { get; init; }

    /// <summary>When, by the platform's clock.</summary>
    public DateTimeOffset At { get; init; }

    public EntryPoint EntryPoint { get; init; }

    /// <summary>The entry point that the event came through, where its ref was made for another, more trusted or less; else null.</summary>
    public EntryPoint? CameThrough { get; init; }

    /// <summary>Facebook's own word for the way in, for instance <c>SHORTLINK</c>; null when it had none.</summary>
    public string? Source { get; init; }

    /// <summary>The most of a ref that is kept, in characters; Facebook allows 2,083.</summary>
    public const int LongestRef = 200;

    /// <summary>A ref that this site didn't make, perhaps cut (<see cref="RefOf"/>); null when there was none, or it was ours.</summary>
    public string? Ref { get; init; }

    /// <summary>The product that the person was looking at, by its id in the Page's own shop at Facebook; else null.</summary>
    public string? ProductId { get; init; }

    /// <summary>The checkout session that a ref of ours named; else null.</summary>
    public long? CheckoutSessionId { get; init; }

    /// <summary>The spot on the web page that a ref of ours named; else null.</summary>
    public Placement? Placement { get; init; }

    /// <summary>The path of that web page; else null.</summary>
    public string? WebPage { get; init; }

    /// <summary>The campaign that a ref or an ad's id named; else null.</summary>
    public int? CampaignId { get; init; }

    /// <summary>The customer matching that the person accepted; else null.</summary>
    public int? MatchingRequestId { get; init; }

    /// <summary>Facebook's id of the ad, for an ad.</summary>
    public string? AdId { get; init; }

    /// <summary>The ad's title, where Facebook told it.</summary>
    public string? AdTitle { get; init; }

    /// <summary>The address of the ad's picture, where Facebook told it; https, never loaded by the site.</summary>
    public string? AdPhoto { get; init; }

    public Certainty Certainty { get; init; }

    public ConsentBasis ConsentBasis { get; init; }

    /// <summary>What the ref is counted by (<see cref="SpotMark"/>); 0 for nothing.</summary>
    public int Mark { get; init; }

    /// <summary>Whether the person wrote within <see cref="AnswerTime"/>.</summary>
    public bool IsAnswered { get => _isAnswered; init => _isAnswered = value; }

    /// <summary>What the person asked to be told with it: the spot says so beside its button, its link and its code. Message Us is for questions. Null for nothing.</summary>
    public WishReason? Asks => EntryPoint.Rule().TakesOffer ? Placement?.Reason() : null;

    /// <summary>The person wrote at a time.</summary>
    /// <returns>Whether that makes it an answered one.</returns>
    internal bool Answer(DateTimeOffset at) => !IsAnswered && at >= At && at <= At + AnswerTime && (_isAnswered = true);

    /// <summary>A ref that was made elsewhere as it is kept: in canonical spelling, a long one cut, which an ellipsis says.</summary>
    public static string RefOf(string? text)
    {
        var whole = UnicodeText.Plain(RefText.Canonical(text))!;
        return whole.Length <= LongestRef ? whole : UnicodeText.Short(whole, LongestRef - 1) + "…";
    }

    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("Arrivals"); // As it was called when the table was made: another name would have every row written anew.
        builder.Ignore(a => a.Asks);
        builder.HasOne<Conversation>().WithMany(c => c.Visits).HasForeignKey(a => a.ConversationId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);
        builder.HasIndex(a => a.EventId).IsUnique();
        builder.HasIndex(a => new { a.EntryPoint, a.At });
        builder.HasIndex(a => new { a.At, a.EventId });
        builder.HasIndex(a => a.CheckoutSessionId);
        builder.HasIndex(a => a.AdId).HasFilter("\"AdId\" IS NOT NULL");
        builder.HasIndex(a => a.CampaignId).HasFilter("\"CampaignId\" IS NOT NULL");
        builder.HasIndex(a => a.Ref).HasFilter("\"Ref\" IS NOT NULL");
        builder.Property(a => a.Mark).HasDefaultValue(0);
        builder.Property(a => a.IsAnswered).HasDefaultValue(false);
        builder.Property(a => a.Source).HasMaxLength(64);
        builder.Property(a => a.Ref).HasMaxLength(LongestRef);
        builder.Property(a => a.ProductId).HasMaxLength(64);
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

    /// <summary>The person clicked Send to Messenger, ticked the checkbox, or logged in with Facebook for it.</summary>
    OptIn,

    /// <summary>The person ticked the box at checkout, and accepted the message request. <see cref="ConsentProof"/> has the wording.</summary>
    Checkout,
}
