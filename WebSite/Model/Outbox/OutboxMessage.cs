using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A message that is to be sent, or was. It is written in the transaction of what causes it, and sent by a worker, at most once.</summary>
public sealed class OutboxMessage : IEntityTypeConfiguration<OutboxMessage>
{
    private static readonly OutboxState[] BeforeGoing = [OutboxState.Waiting, OutboxState.Held, OutboxState.SetAside];

    private string? _text;
    private string? _body;
    private OutboxState _state;
    private string? _why;
    private string? _code;
    private Hindrance? _heldBy;
    private DateTimeOffset _createdAt;
    private DateTimeOffset _dueAt;
    private int _attempts;
    private DateTimeOffset? _claimedAt;
    private DateTimeOffset? _sentAt;
    private string? _mid;
    private DateTimeOffset? _unsentAt;
    private long? _conversationId;
    private long? _optInId;

    public long Id { get; init; }

    /// <summary>What caused it: the same cause makes no second message.</summary>
    public required MessageCause Cause { get; init; }

    public required string PageId { get; init; }

    /// <summary>Who gets it; null when it goes to a phone number, by <see cref="MatchingRequestId"/>, or to a user_ref or login_id, by <see cref="OptInId"/>.</summary>
    public long? ConversationId { get => _conversationId; init => _conversationId = value; }

    /// <summary>The customer matching whose number gets it; else null.</summary>
    public int? MatchingRequestId { get; init; }

    /// <summary>The opt-in by the checkbox or a login whose user_ref or login_id gets it, until <see cref="ConversationId"/> is known; else null.</summary>
    public long? OptInId { get => _optInId; init => _optInId = value; }

    public Occasion Occasion { get; init; }

    /// <summary>The visit that it answers; null when it answers none.</summary>
    public long? VisitId { get; init; }

    /// <summary>The order that it is about; null when it is about none.</summary>
    public int? OrderId { get; init; }

    /// <summary>The <see cref="Wish"/> that it fulfils; null when it fulfils none.</summary>
    public long? WishId { get; init; }

    /// <summary>The checkout session that it tells of; <see cref="CheckoutSession.MayTell"/> says when it may.</summary>
    public long? CheckoutSessionId { get; init; }

    /// <summary>The text: a merchant's answer, or what the template made of it when it was sent. Null before, and for a receipt.</summary>
    public string? Text { get => _text; init => _text = value; }

    /// <summary>The message object in JSON as it goes to Facebook; null before it is written, so that nothing can have left.</summary>
    public string? Body { get => _body; init => _body = value; }

    public OutboxState State { get => _state; init => _state = value; }

    /// <summary>Why it isn't sent, in a sentence for the merchant; null when there is nothing to say.</summary>
    public string? Why { get => _why; init => _why = value; }

    /// <summary>Facebook's code, and its subcode behind a slash, of the last failure.</summary>
    public string? Code { get => _code; init => _code = value; }

    /// <summary>What holds it, or held it until it could go on or was too late; null when nothing did, or an older version of the site wrote it.</summary>
    public Hindrance? HeldBy { get => _heldBy; init => _heldBy = value; }

    public DateTimeOffset CreatedAt { get => _createdAt; init => _createdAt = value; }

    /// <summary>When it is to be tried next.</summary>
    public DateTimeOffset DueAt { get => _dueAt; init => _dueAt = value; }

    /// <summary>How often sending it was tried.</summary>
    public int Attempts { get => _attempts; init => _attempts = value; }

    /// <summary>When the current try began.</summary>
    public DateTimeOffset? ClaimedAt { get => _claimedAt; init => _claimedAt = value; }

    /// <summary>When Facebook took it.</summary>
    public DateTimeOffset? SentAt { get => _sentAt; init => _sentAt = value; }

    /// <summary>Facebook's id of the message.</summary>
    public string? Mid { get => _mid; init => _mid = value; }

    /// <summary>When somebody took it back in the Page's own inbox, with its words; null when nobody did.</summary>
    public DateTimeOffset? UnsentAt { get => _unsentAt; init => _unsentAt = value; }

    /// <summary>Whether it will not change any more, but for an echo that settles an uncertain one.</summary>
    public bool IsDone => State is OutboxState.Sent or OutboxState.Failed or OutboxState.Uncertain or OutboxState.Cancelled;

    /// <summary>Whether it hasn't gone, and may.</summary>
    internal bool MayStillGo => BeforeGoing.Contains(State);

    /// <summary><see cref="MayStillGo"/>, as a database understands it.</summary>
    internal static Expression<Func<OutboxMessage, bool>> Unsent { get; } = m => EF.Constant(BeforeGoing).Contains(m.State);

    /// <summary>The same for the same person, to be sent once more: of one of which nobody knows whether it arrived.</summary>
    internal OutboxMessage Again() => new()
    {
        Cause = MessageCause.Again(Id),
        PageId = PageId,
        ConversationId = ConversationId,
        Occasion = Occasion,
        Text = Text,
        VisitId = VisitId,
        OrderId = OrderId,
        CheckoutSessionId = CheckoutSessionId,
        WishId = WishId,
    };

    /// <summary>It goes into the outbox, due at once unless it was made for a later time.</summary>
    /// <exception cref="InvalidOperationException">It is in the outbox.</exception>
    internal void Enter(DateTimeOffset now)
    {
        if (CreatedAt != default)
        {
            throw new InvalidOperationException("The message is in the outbox.");
        }

        (_createdAt, _dueAt) = (now, DueAt == default ? now : DueAt);
    }

    /// <summary>Its turn has come, and it may not be sent, or not yet.</summary>
    /// <exception cref="InvalidOperationException">It doesn't wait.</exception>
    internal void Hinder(Hindrance hindrance)
    {
        Become(hindrance.State(), hindrance.Why(), from: OutboxState.Waiting);
        _heldBy = State == OutboxState.Held ? hindrance : hindrance == Hindrance.TooLate ? HeldBy : null;
    }

    /// <summary>A worker takes it to send it.</summary>
    /// <inheritdoc cref="Hinder"/>
    internal void Claim(DateTimeOffset now)
    {
        Become(OutboxState.Sending, null, from: OutboxState.Waiting);
        (_claimedAt, _heldBy, _body) = (now, null, null); // What an earlier try has written says nothing of this one.
        _attempts++;
    }

    /// <summary>What goes to Facebook.</summary>
    /// <param name="text">The words; null when there are none beside the body's.</param>
    /// <param name="body">The message object in JSON.</param>
    /// <exception cref="InvalidOperationException">It isn't being sent.</exception>
    internal void Write(string? text, string body)
    {
        Become(OutboxState.Sending, null, from: OutboxState.Sending);
        (_text, _body) = (text, body);
    }

    /// <summary>Whose user_ref or login_id it is has become known: it stands in that person's thread.</summary>
    internal void Reach(long conversationId) => _conversationId = conversationId;

    /// <summary>Its opt-in has become a part of another one.</summary>
    internal void MoveTo(long optInId) => _optInId = optInId;

    /// <summary>Facebook took it: its answer says so, or the echo.</summary>
    /// <exception cref="InvalidOperationException">It wasn't on its way.</exception>
    internal void Arrive(string? mid, DateTimeOffset at)
    {
        Become(OutboxState.Sent, null, from: [OutboxState.Sending, OutboxState.Uncertain]);
        (_mid, _sentAt, _code) = (mid, at, null);
    }

    /// <summary>Somebody took it back: its words are not to be seen any more.</summary>
    /// <exception cref="InvalidOperationException">It hasn't arrived.</exception>
    internal void Unsend(DateTimeOffset at)
    {
        Become(OutboxState.Sent, Why, from: OutboxState.Sent);
        _unsentAt = at < UnsentAt ? UnsentAt : at;
        (_text, _body) = (null, null);
    }

    /// <summary>It failed, and is tried again.</summary>
    /// <param name="fault">Facebook's number for it, and why in a sentence.</param>
    /// <param name="due">When; null for as soon as the pause is over that it has brought about, in which case the try doesn't count.</param>
    /// <inheritdoc cref="Arrive"/>
    internal void TryAgain((string? Code, string Why) fault, DateTimeOffset? due)
    {
        Fall(OutboxState.Waiting, fault);
        (_dueAt, _attempts) = due is { } at ? (at, _attempts) : (_dueAt, _attempts - 1);
    }

    /// <summary>Nobody knows whether Facebook took it.</summary>
    /// <inheritdoc cref="Arrive"/>
    internal void Lose((string? Code, string Why) fault) => Fall(OutboxState.Uncertain, fault);

    /// <summary>Facebook refused it for good.</summary>
    /// <inheritdoc cref="Arrive"/>
    internal void Fail((string? Code, string Why) fault) => Fall(OutboxState.Failed, fault);

    /// <summary>Facebook says that something is in its way.</summary>
    /// <param name="hindrance">What.</param>
    /// <param name="fault">Facebook's number for it, and why in a sentence.</param>
    /// <inheritdoc cref="Arrive" path="/exception"/>
    internal void Meet(Hindrance hindrance, (string? Code, string Why) fault)
    {
        Fall(hindrance.State(), fault);
        _heldBy = State == OutboxState.Held ? hindrance : null;
    }

    /// <summary>This site could not write it, or not tell whether it may be sent.</summary>
    /// <exception cref="InvalidOperationException">It neither waits nor is being sent.</exception>
    internal void SetAside(string why)
    {
        Become(OutboxState.SetAside, why, from: [OutboxState.Waiting, OutboxState.Sending]);
        _code = null;
    }

    /// <summary>What held it is over. Whether something else does is looked at when its turn comes.</summary>
    /// <exception cref="InvalidOperationException">It isn't held.</exception>
    internal void Release() => Become(OutboxState.Waiting, null, from: OutboxState.Held);

    /// <summary>It is not wanted any more.</summary>
    /// <param name="why">Why, in a sentence for the merchant.</param>
    /// <exception cref="InvalidOperationException">It is on its way, or has gone, or never will.</exception>
    internal void Cancel(string why)
    {
        Become(OutboxState.Cancelled, why, from: BeforeGoing);
        _heldBy = null;
    }

    private void Fall(OutboxState to, (string? Code, string Why) fault)
    {
        Become(to, fault.Why, from: [OutboxState.Sending, OutboxState.Uncertain]);
        _code = fault.Code;
    }

    private void Become(OutboxState to, string? why, params ReadOnlySpan<OutboxState> from)
    {
        if (!from.Contains(State))
        {
            throw new InvalidOperationException($"A message that is {State} can't become {to}.");
        }

        (_state, _why) = (to, why);
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasOne<Conversation>().WithMany(c => c.Messages).HasForeignKey(m => m.ConversationId);
        builder.HasOne<MatchingRequest>().WithMany().HasForeignKey(m => m.MatchingRequestId);
        builder.HasIndex(m => m.Cause).IsUnique();
        builder.HasIndex(m => m.Mid);
        builder.HasIndex(m => m.CreatedAt);
        builder.HasIndex(m => m.CheckoutSessionId);

        // Most messages have none of these. An index with all of them would be one of nothing, and a database that keeps statistics would rather read the table.
        builder.HasIndex(m => m.OrderId).HasFilter("\"OrderId\" IS NOT NULL");
        builder.HasIndex(m => m.WishId).HasFilter("\"WishId\" IS NOT NULL");
        builder.HasIndex(m => m.OptInId).HasFilter("\"OptInId\" IS NOT NULL");
        builder.HasIndex(m => m.MatchingRequestId).HasFilter("\"MatchingRequestId\" IS NOT NULL");

        // Few wait, and they are looked up all the time.
        builder.HasIndex(m => new { m.DueAt, m.Id }, "IX_OutboxMessages_Waiting").HasFilter("\"State\" = 'Waiting'");
        builder.HasIndex(m => m.Id, "IX_OutboxMessages_Sending").HasFilter("\"State\" = 'Sending'");
        builder.HasIndex(m => m.ConversationId); // The one below has but a few of them.
        builder.HasIndex(m => new { m.HeldBy, m.ConversationId }, "IX_OutboxMessages_Held").HasFilter("\"State\" = 'Held'");

        // What the dashboard's alarms count.
        builder.HasIndex(m => m.Id, "IX_OutboxMessages_SetAside").HasFilter("\"State\" = 'SetAside'");
        builder.HasIndex(m => m.CreatedAt, "IX_OutboxMessages_Failed").HasFilter("\"State\" = 'Failed'");
        builder.HasIndex(m => m.CreatedAt, "IX_OutboxMessages_Uncertain").HasFilter("\"State\" = 'Uncertain'");
        builder.HasIndex(m => m.Occasion, "IX_OutboxMessages_Untold").HasFilter("\"State\" = 'Held' AND \"HeldBy\" = 'NoTemplate'");
        builder.HasIndex(m => m.CreatedAt, "IX_OutboxMessages_Lapsed").HasFilter("\"State\" = 'Cancelled' AND \"HeldBy\" = 'NoTemplate'");
        builder.Property(m => m.Cause).HasMaxLength(MessageCause.Longest);
        builder.Property(m => m.Code).HasMaxLength(32);
        builder.Property(m => m.VisitId).HasColumnName("ArrivalId"); // As it was called when the table was made.
    }
}
