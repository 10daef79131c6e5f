using System.Linq.Expressions;
using Messenger.AspNetCore.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>Something that a person said or did in the conversation, or that somebody wrote in the Page's own inbox. What this site writes is an <see cref="OutboxMessage"/>.</summary>
public sealed class ConversationEntry : IEntityTypeConfiguration<ConversationEntry>
{
    /// <summary>The most of a text that is kept, in characters; Facebook allows 2,000.</summary>
    public const int LongestText = 4000;

    /// <summary>The most of a mid that is kept, in characters; genuine ones have up to some 200.</summary>
    public const int LongestMid = 300;

    private string? _mid;
    private string? _text;
    private string? _attached;
    private string? _firstText;
    private Intent _intent;
    private DateTimeOffset? _editedAt;
    private int _editNumber;
    private DateTimeOffset? _unsentAt;

    public long Id { get; init; }

    public long ConversationId { get; init; }

    /// <summary>The <see cref="WebhookEvent"/> that told of it.</summary>
    public long EventId { get; init; }

    public DateTimeOffset At { get; init; }

    public EntryKind Kind { get; init; }

    /// <summary>The message's id at Facebook, of a reaction that of the message it is for; null when it has none, or is older than this column.</summary>
    public string? Mid { get => _mid; init => _mid = value; }

    /// <summary>
    /// What was said, as it was last edited; for an attachment what it is, for a postback its title, for a reaction its emoji. Null when there are no
    /// words for it, or they were taken back.
    /// </summary>
    public string? Text { get => _text; init => _text = value; }

    /// <summary>What came with the words, for instance <c>a picture</c>; null when nothing did.</summary>
    public string? Attached { get => _attached; init => _attached = value; }

    /// <summary>What was said before the first edit; null when nothing was edited.</summary>
    public string? FirstText { get => _firstText; init => _firstText = value; }

    /// <summary>What the words ask of the site itself, so that everything else is known as a question to people.</summary>
    public Intent Intent { get => _intent; init => _intent = value; }

    /// <summary>When it was last edited; null when it wasn't.</summary>
    public DateTimeOffset? EditedAt { get => _editedAt; init => _editedAt = value; }

    /// <summary>The <see cref="EntryChange.Number"/> of the last edit.</summary>
    public int EditNumber { get => _editNumber; init => _editNumber = value; }

    /// <summary>When it was taken back, with its words; null when it wasn't.</summary>
    public DateTimeOffset? UnsentAt { get => _unsentAt; init => _unsentAt = value; }

    /// <summary>Whether somebody wrote it for the Page, and not this site.</summary>
    public bool IsByPage => Kind is EntryKind.Echo or EntryKind.Program;

    /// <summary>Whether the person wrote it.</summary>
    public bool IsWritten => Kind is EntryKind.Text or EntryKind.Attachment;

    /// <summary>Whether it is a message, which can be edited and taken back.</summary>
    public bool IsMessage => IsWritten || IsByPage;

    /// <summary>Whether the person said something that a human should answer: words or a picture, and nothing that the site does itself.</summary>
    public bool IsQuestion => Kind is EntryKind.Text or EntryKind.Attachment && Intent is Intent.None or Intent.Human && UnsentAt is null;

    /// <summary>Whether it counts as unread. A stop and a start do not.</summary>
    internal bool MayWait => IsWaiting(this);

    /// <summary><see cref="MayWait"/>, as a database understands it.</summary>
    internal static Expression<Func<ConversationEntry, bool>> Waiting { get; } =
        l => (l.Kind == EntryKind.Text || l.Kind == EntryKind.Attachment) && l.Intent != Intent.Stop && l.Intent != Intent.Start && l.UnsentAt == null;

    private static readonly Func<ConversationEntry, bool> IsWaiting = Waiting.Compile();

    /// <summary>It was edited. Of several edits the last counts, in whatever order they come; after it was taken back, none.</summary>
    internal void Edit(EntryChange change)
    {
        if (UnsentAt is not null || (EditedAt is { } last && !IsAfter(change, last)))
        {
            return;
        }

        _firstText = EditedAt is null ? Text : FirstText;
        (_text, _intent, _editNumber, _editedAt) = (change.Text, change.Intent, change.Number, change.At);
    }

    private bool IsAfter(EntryChange change, DateTimeOffset last) =>
        change.Number != EditNumber ? change.Number > EditNumber
        : change.At != last ? change.At > last
        : string.CompareOrdinal(change.Text, Text) > 0;

    /// <summary>It was taken back: its words are not to be seen any more.</summary>
    internal void Unsend(DateTimeOffset at)
    {
        _unsentAt = at < UnsentAt ? UnsentAt : at;
        (_text, _attached, _firstText, _intent, _editedAt, _editNumber) = (null, null, null, Intent.None, null, 0);
    }

    /// <summary>Its mid became known later: it is older than that column.</summary>
    internal void Name(string mid) => _mid ??= mid;

    public void Configure(EntityTypeBuilder<ConversationEntry> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ThreadLines");
        builder.HasOne<Conversation>().WithMany(c => c.Entries).HasForeignKey(l => l.ConversationId);
        builder.HasIndex(l => l.EventId).IsUnique();
        builder.HasIndex(l => new { l.ConversationId, l.At });
        builder.HasIndex(l => l.At);
        builder.HasIndex(l => l.Mid).HasFilter("\"Mid\" IS NOT NULL");
        builder.Property(l => l.Mid).HasMaxLength(LongestMid);
        builder.Property(l => l.Text).HasMaxLength(LongestText);
        builder.Property(l => l.Attached).HasMaxLength(LongestText);
        builder.Property(l => l.FirstText).HasMaxLength(LongestText);
        builder.Property(l => l.EditNumber).HasDefaultValue(0);
        builder.Property(l => l.Intent).HasColumnName("Wish").HasDefaultValue(Intent.None); // As it was called when the table was made.
    }
}

/// <summary>What an entry is.</summary>
public enum EntryKind
{
    /// <summary>The person wrote.</summary>
    Text,

    /// <summary>The person sent a picture or the like.</summary>
    Attachment,

    /// <summary>The person pressed a button.</summary>
    Postback,

    /// <summary>The person clicked Send to Messenger.</summary>
    OptIn,

    /// <summary>The person came in by a link, a code or an ad.</summary>
    Referral,

    /// <summary>The person accepted the Page's message request.</summary>
    Accepted,

    /// <summary>Somebody wrote in the Page's own inbox, or another app did.</summary>
    Echo,

    /// <summary>Another program of this site's own app wrote.</summary>
    Program,

    /// <summary>The person reacted to a message; without a text, they took the reaction back.</summary>
    Reaction,

    /// <summary>The person allowed messages of a kind that Facebook has a permission of its own for, which this site doesn't send.</summary>
    Subscription,

    /// <summary>The person refused marketing messages.</summary>
    Refusal,

    /// <summary>Another app took the thread, or was given it.</summary>
    Taken,

    /// <summary>The thread was given to this app.</summary>
    GivenBack,

    /// <summary>Another app asks for the thread.</summary>
    AskedFor,
}

/// <summary>What holds for kinds of entries.</summary>
internal static class EntryKinds
{
    /// <summary>Whether the person wrote or pressed something, rather than only coming in.</summary>
    public static bool IsTalk(this EntryKind kind) => kind is EntryKind.Text or EntryKind.Attachment or EntryKind.Postback;
}
