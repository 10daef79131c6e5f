using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebSite.Language;

namespace WebSite.Model;

/// <summary>A person and a Page in Messenger: who it is, how they came in, and whether they may be written to.</summary>
public sealed partial class Conversation : IEntityTypeConfiguration<Conversation>
{
    private DateTimeOffset _startedAt;
    private DateTimeOffset _lastAt;
    private DateTimeOffset? _actedAt;
    private DateTimeOffset? _stoppedAt;
    private DateTimeOffset? _handedOverAt;
    private DateTimeOffset? _givenBackAt;
    private DateTimeOffset? _unreachableAt;
    private DateTimeOffset? _readAt;
    private DateTimeOffset? _deliveredAt;
    private DateTimeOffset? _marketingAt;
    private bool _refusesMarketing;
    private DateTimeOffset? _awayAt;
    private DateTimeOffset? _passedAt;
    private DateTimeOffset? _adAt;
    private DateTimeOffset? _adTalkAt;
    private int _unread;
    private ProfileState _profile;
    private string? _name;
    private string? _nameKey;
    private string? _surnameKey;

    /// <summary>How long after the person's last deed anything may be written. Source: <c>docs/platform.md</c>, Windows.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>How long after the first message that follows an ad. Source: <c>docs/platform.md</c>, Windows.</summary>
    public static readonly TimeSpan AdWindow = TimeSpan.FromDays(7);

    /// <summary>The most of a key that names are found by, in characters: some letters become two.</summary>
    private const int LongestKey = 400;

    public long Id { get; init; }

    /// <summary>The Page that the person is known to.</summary>
    public required string PageId { get; init; }

    /// <summary>The person's page-scoped id.</summary>
    public required string Psid { get; init; }

    /// <summary>When the person first came in, by the platform's clock.</summary>
    public DateTimeOffset StartedAt { get => _startedAt; init => _startedAt = value; }

    /// <summary>When something was last said or done, by either side.</summary>
    public DateTimeOffset LastAt { get => _lastAt; init => _lastAt = value; }

    /// <summary>When the person last did what opens the window of 24 hours; null when they never did.</summary>
    public DateTimeOffset? ActedAt { get => _actedAt; init => _actedAt = value; }

    /// <summary>When the person asked that nothing more be sent; null when they didn't, or came back.</summary>
    public DateTimeOffset? StoppedAt { get => _stoppedAt; init => _stoppedAt = value; }

    /// <summary>When the conversation was handed to a human: the site writes nothing by itself until a merchant gives it back.</summary>
    public DateTimeOffset? HandedOverAt { get => _handedOverAt; init => _handedOverAt = value; }

    /// <summary>Whether the site may say more than news by itself: nobody has stopped it, and no human has taken over.</summary>
    public bool MayChat => StoppedAt is null && HandedOverAt is null;

    /// <summary>When a merchant last gave it back: who had asked for a human before that has been answered. Null when none did, or an older version of the site wrote the row.</summary>
    public DateTimeOffset? GivenBackAt { get => _givenBackAt; init => _givenBackAt = value; }

    /// <summary>When Facebook said that the person can't be reached (blocked the Page, deleted the thread); null when nothing says so.</summary>
    public DateTimeOffset? UnreachableAt { get => _unreachableAt; init => _unreachableAt = value; }

    /// <summary>When the person last said whether they want marketing messages; null when they never did.</summary>
    public DateTimeOffset? MarketingAt { get => _marketingAt; init => _marketingAt = value; }

    /// <summary>Whether they refused them then.</summary>
    public bool RefusesMarketing { get => _refusesMarketing; init => _refusesMarketing = value; }

    /// <summary>Since when another app has the thread, so that nothing can be written here; null when this one has it, as far as is known.</summary>
    public DateTimeOffset? AwayAt { get => _awayAt; init => _awayAt = value; }

    /// <summary>When something last said which app has the thread; null when nothing did, or an older version of the site wrote the row.</summary>
    public DateTimeOffset? PassedAt { get => _passedAt; init => _passedAt = value; }

    /// <summary>When the person last came by an ad; null when they never did.</summary>
    public DateTimeOffset? AdAt { get => _adAt; init => _adAt = value; }

    /// <summary>When they first wrote, or pressed something, after that: it opens the window of an ad. Null when they didn't.</summary>
    public DateTimeOffset? AdTalkAt { get => _adTalkAt; init => _adTalkAt = value; }

    /// <summary>Up to when the person has read what the Page wrote.</summary>
    public DateTimeOffset? ReadAt { get => _readAt; init => _readAt = value; }

    /// <summary>Up to when what the Page wrote has arrived.</summary>
    public DateTimeOffset? DeliveredAt { get => _deliveredAt; init => _deliveredAt = value; }

    /// <summary>
    /// How many messages of the person's wait for a human: those that a human should answer, that no merchant has looked at, and that may be
    /// answered. <em>Stop</em> and <em>start</em> are none, nor is what only came before a stop.
    /// </summary>
    public int Unread { get => _unread; init => _unread = value; }

    public ProfileState Profile { get => _profile; init => _profile = value; }

    /// <summary>The person's name as Facebook told it; null when it didn't.</summary>
    public string? Name { get => _name; init => (_name, _nameKey, _surnameKey) = (value, SearchKey.Of(value), SearchKey.OfLastWord(value)); }

    public string? FirstName { get; init; }

    /// <summary>What <see cref="Name"/> is found by: <see cref="SearchKey"/>. Whoever changes the one in the database changes the other.</summary>
    public string? NameKey => _nameKey;

    /// <summary>The same of its last word.</summary>
    public string? SurnameKey => _surnameKey;

    /// <summary>When the profile was last asked for.</summary>
    public DateTimeOffset? ProfileAt { get; init; }

    public List<Visit> Visits { get; } = [];

    public List<ConversationEntry> Entries { get; } = [];

    public List<OutboxMessage> Messages { get; } = [];

    public ProfilePicture? Picture { get; init; }

    /// <summary>Whether somebody should answer: who has said stop and nothing since needs no answer.</summary>
    public static Expression<Func<Conversation, bool>> NeedsAnswer { get; } = c => c.Unread > 0 && (c.StoppedAt == null || c.ActedAt > c.StoppedAt);

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(c => new { c.PageId, c.Psid }).IsUnique();
        builder.HasIndex(c => c.Psid);
        builder.HasIndex(c => new { c.LastAt, c.Id });
        builder.HasIndex(c => c.Id, "IX_Conversations_Unasked").HasFilter("\"Profile\" = 'Unasked'");

        // The dashboard's lists, each sorted by what it is about; and its search.
        builder.HasIndex(c => new { c.StartedAt, c.Id });
        builder.HasIndex(c => new { c.LastAt, c.Id }, "IX_Conversations_Unread").HasFilter("\"Unread\" > 0");
        builder.HasIndex(c => new { c.LastAt, c.Id }, "IX_Conversations_Handed").HasFilter("\"HandedOverAt\" IS NOT NULL");
        builder.HasIndex(c => new { c.StoppedAt, c.Id }).HasFilter("\"StoppedAt\" IS NOT NULL");
        builder.HasIndex(c => new { c.UnreachableAt, c.Id }).HasFilter("\"UnreachableAt\" IS NOT NULL");
        builder.HasIndex(c => c.NameKey).HasFilter("\"NameKey\" IS NOT NULL");
        builder.HasIndex(c => c.SurnameKey).HasFilter("\"SurnameKey\" IS NOT NULL");
        builder.HasIndex(c => c.Id, "IX_Conversations_Unkeyed").HasFilter("\"Name\" IS NOT NULL AND \"NameKey\" IS NULL");
        builder.Property(c => c.RefusesMarketing).HasDefaultValue(false);
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.FirstName).HasMaxLength(100);
        builder.Property(c => c.NameKey).HasField(nameof(_nameKey)).HasMaxLength(LongestKey);
        builder.Property(c => c.SurnameKey).HasField(nameof(_surnameKey)).HasMaxLength(LongestKey);
    }
}
