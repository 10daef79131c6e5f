using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebSite.Language;

namespace WebSite.Model;

/// <summary>A person and a Page in Messenger: who it is, how they came in, and whether they may be written to.</summary>
public sealed class Conversation : IEntityTypeConfiguration<Conversation>
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

    /// <summary>When the window closes; null when it never opened.</summary>
    public DateTimeOffset? WindowUntil => ActedAt + Window is { } until ? Later(AdTalkAt + AdWindow, until) : null;

    /// <summary>How a message of this kind may go to the person now; null when the window has closed and nothing is left.</summary>
    public Way? WayOf(Occasion occasion, AfterWindow after, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(after);
        return IsWindowOpen(now) ? Way.Window : after.For(occasion, ActedAt, now);
    }

    /// <summary>Why no message of this kind may be written to the person now; null when it may. Asked by everybody who writes.</summary>
    public Hindrance? WhyNot(Occasion occasion, AfterWindow after, DateTimeOffset now) =>
        HasStopped(occasion) ? Hindrance.Stopped
        : UnreachableAt is not null ? Hindrance.Unreachable
        : AwayAt is not null ? Hindrance.OtherApp
        : WayOf(occasion, after, now) is not null ? null
        : ActedAt is null && !occasion.Rule().IsAboutOrder ? Hindrance.NeverActed
        : Hindrance.WindowClosed.Of(occasion);

    /// <summary>The same of a message that tells of a checkout session, which goes to its shopper alone.</summary>
    /// <param name="occasion">What for.</param>
    /// <param name="session">With the opt-in of this person; null when it tells of none.</param>
    /// <param name="after">What may still be written when the window has closed.</param>
    /// <param name="now">The time.</param>
    public Hindrance? WhyNot(Occasion occasion, CheckoutSession? session, AfterWindow after, DateTimeOffset now)
    {
        var own = WhyNot(occasion, after, now);
        return own is Hindrance.Stopped or Hindrance.Unreachable ? own : session?.MayTell(session.OptInOf(this)) switch
        {
            Telling.AfterChoice => Hindrance.Conflict,
            Telling.AfterYes => Hindrance.NotConfirmed,
            Telling.Never => Hindrance.SomebodyElse,
            _ => own,
        };
    }

    /// <summary>After a stop nothing goes but its confirmation, and a merchant's answer to somebody who has written again since.</summary>
    private bool HasStopped(Occasion occasion) => StoppedAt is { } stopped && occasion != Occasion.Stopped && !(occasion == Occasion.Answer && ActedAt > stopped);

    /// <summary>Whether the person did something within the last 24 hours, or talks since an ad, within seven days.</summary>
    public bool IsWindowOpen(DateTimeOffset now) => WindowUntil > now;

    /// <summary>Something was said or done, by either side.</summary>
    internal void MoveUp(DateTimeOffset at) => _lastAt = Later(LastAt, at);

    /// <summary>The person did something: that opens the window, and who does something is there again.</summary>
    /// <param name="entry">What.</param>
    internal void Act(ConversationEntry entry)
    {
        Start(entry.At);
        _actedAt = Later(ActedAt, entry.At);
        _unreachableAt = entry.At > UnreachableAt ? null : UnreachableAt;
        _adTalkAt = entry.Kind.IsTalk() && entry.At >= AdAt && !(AdTalkAt >= AdAt) ? entry.At : AdTalkAt;
        _unread += Waits(entry) ? 1 : 0;
    }

    /// <summary>The person took a message back.</summary>
    /// <param name="entry">It, with its words.</param>
    /// <param name="at">When.</param>
    /// <param name="newer">How many that wait for a human came after it.</param>
    internal void Unsend(ConversationEntry entry, DateTimeOffset at, int newer)
    {
        // Those that nobody has looked at are the newest.
        _unread -= Waits(entry) && newer < Unread ? 1 : 0;
        entry.Unsend(at);
        MoveUp(at);
    }

    /// <summary>Whether an entry is one that a human should answer, and may: what only came before a stop may not be answered.</summary>
    internal bool Waits(ConversationEntry entry) => entry.MayWait && !(entry.At <= StoppedAt);

    /// <summary>The person said whether they want marketing messages. What they said last counts, and of the same moment the refusal.</summary>
    internal void Choose(bool refuses, DateTimeOffset at)
    {
        Start(at);
        if (!(at < MarketingAt))
        {
            _refusesMarketing = refuses || (at == MarketingAt && RefusesMarketing);
            _marketingAt = at;
        }
    }

    /// <summary>The person did something then, perhaps before everything that is known so far.</summary>
    internal void Start(DateTimeOffset at)
    {
        _startedAt = at < StartedAt ? at : StartedAt;
        MoveUp(at);
    }

    /// <summary>The person came by an ad.</summary>
    /// <param name="entry">How: by a message or a button, which opens its window at once, or by a click alone.</param>
    internal void ComeByAd(ConversationEntry entry)
    {
        if (entry.At < AdAt)
        {
            return; // One that arrives late.
        }

        _adAt = entry.At;
        _adTalkAt = entry.Kind.IsTalk() ? entry.At : AdTalkAt;
    }

    /// <summary>Another app has the thread now.</summary>
    internal void GoAway(DateTimeOffset at) => _awayAt = at;

    /// <summary>This app has the thread again. What says so of before is none.</summary>
    internal void ComeBack(DateTimeOffset at) => _awayAt = at >= AwayAt ? null : AwayAt;

    /// <summary>A merchant answered: what the person asked has its answer.</summary>
    internal void Answer(DateTimeOffset at)
    {
        MoveUp(at);
        _unread = 0;
    }

    /// <summary>The person asked that nothing more be sent.</summary>
    /// <param name="at">When.</param>
    /// <param name="askedSince">How many messages came after it, which may be answered; nobody may answer those of before.</param>
    internal void Stop(DateTimeOffset at, int askedSince)
    {
        _stoppedAt = Later(StoppedAt, at);
        _unread = Math.Min(Unread, askedSince);
    }

    /// <summary>The person gave permission again. One given before they stopped, which only arrives after that, is none.</summary>
    /// <returns>Whether they had stopped.</returns>
    internal bool Return(DateTimeOffset at)
    {
        var isNew = at > StoppedAt;
        _stoppedAt = isNew ? null : StoppedAt;
        return isNew;
    }

    /// <summary>The person asked for a human.</summary>
    internal void HandOver(DateTimeOffset at) => _handedOverAt = at;

    /// <summary>Facebook says that the person can't be reached.</summary>
    internal void Leave(DateTimeOffset at) => _unreachableAt = at;

    /// <summary>What the Page wrote up to then has arrived, and was read where <paramref name="isRead"/>.</summary>
    internal void Mark(DateTimeOffset upTo, bool isRead)
    {
        _deliveredAt = Later(DeliveredAt, upTo);
        _readAt = isRead ? Later(ReadAt, upTo) : ReadAt;
    }

    /// <summary>Facebook is to be asked for the profile again.</summary>
    internal void ForgetProfile() => _profile = ProfileState.Unasked;

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

/// <summary>What is known of a person's profile.</summary>
public enum ProfileState
{
    /// <summary>Facebook is to be asked, for the first time or again.</summary>
    Unasked,

    /// <summary>Facebook told it.</summary>
    Known,

    /// <summary>Facebook doesn't tell it, at least not yet.</summary>
    Hidden,
}

/// <summary>A person's picture, kept because Facebook's address of it expires.</summary>
public sealed class ProfilePicture : IEntityTypeConfiguration<ProfilePicture>
{
    public long ConversationId { get; init; }

    /// <summary><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>.</summary>
    public required string ContentType { get; init; }

    public required byte[] Bytes { get; init; }

    public void Configure(EntityTypeBuilder<ProfilePicture> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ProfilePictures").HasKey(p => p.ConversationId);
        builder.HasOne<Conversation>().WithOne(c => c.Picture).HasForeignKey<ProfilePicture>(p => p.ConversationId);
    }
}
