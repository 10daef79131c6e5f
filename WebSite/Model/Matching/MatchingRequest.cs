using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A try to reach a shopper in Messenger by the phone number given at checkout. Source: <c>docs/platform.md</c>, Customer matching.</summary>
public sealed class MatchingRequest : IEntityTypeConfiguration<MatchingRequest>
{
    private string _phone = "";
    private MatchingState _state;
    private string? _why;
    private DateTimeOffset _changedAt;
    private long? _conversationId;

    public int Id { get; init; }

    public required string PageId { get; init; }

    public int OrderId { get; init; }

    public int ConsentProofId { get; init; }

    /// <summary>The phone number in E.164.</summary>
    public required string Phone { get => _phone; init => _phone = value; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    public MatchingState State { get => _state; init => _state = value; }

    /// <summary>Why it failed, in a sentence; else null.</summary>
    public string? Why { get => _why; init => _why = value; }

    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it came to its present state.</summary>
    public DateTimeOffset ChangedAt { get => _changedAt; init => _changedAt = value; }

    /// <summary>The conversation with the person who accepted; null before.</summary>
    public long? ConversationId { get => _conversationId; init => _conversationId = value; }

    /// <summary>The shopper typed another number, before confirming it.</summary>
    /// <exception cref="InvalidOperationException">The number is confirmed.</exception>
    internal void Change(string e164) => _phone = State == MatchingState.Unconfirmed ? e164 : throw new InvalidOperationException("The number is confirmed.");

    /// <summary>The shopper confirmed the number.</summary>
    /// <param name="whyNot">Why no message goes to it all the same, in a sentence; null when one does.</param>
    /// <param name="at">When.</param>
    internal void Confirm(string? whyNot, DateTimeOffset at) => Become(whyNot is null ? MatchingState.Requested : MatchingState.Failed, whyNot, at);

    /// <summary>Facebook took the message: its answer says so, or the echo. Who has accepted meanwhile stays.</summary>
    internal void Deliver(DateTimeOffset at)
    {
        if (MayCome)
        {
            Become(MatchingState.InMessageRequests, null, at);
        }
    }

    /// <summary>Facebook named whom it reached.</summary>
    internal void Reach(long conversationId) => _conversationId = conversationId;

    /// <summary>Somebody accepted, and it is likely that one.</summary>
    /// <exception cref="InvalidOperationException">It doesn't lie in anybody's Message Requests.</exception>
    internal void Accept(long conversationId, DateTimeOffset at)
    {
        if (State != MatchingState.InMessageRequests)
        {
            throw new InvalidOperationException($"A request that is {State} can't be accepted.");
        }

        Prove(conversationId, at);
    }

    /// <summary>The person pressed the message's button: whatever was noted before, they have it, and it is theirs.</summary>
    internal void Prove(long conversationId, DateTimeOffset at)
    {
        Become(MatchingState.Accepted, null, at);
        _conversationId = conversationId;
    }

    /// <summary>The message failed for good. Who has accepted meanwhile stays.</summary>
    internal void Fail(MatchingState state, string why, DateTimeOffset at)
    {
        if (MayCome)
        {
            Become(state, why, at);
        }
    }

    /// <summary>Whether its message is to go, or it isn't known whether it went.</summary>
    private bool MayCome => State is MatchingState.Requested or MatchingState.Failed;

    private void Become(MatchingState state, string? why, DateTimeOffset at) => (_state, _why, _changedAt) = (state, why, at);

    public void Configure(EntityTypeBuilder<MatchingRequest> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasOne<ConsentProof>().WithMany().HasForeignKey(r => r.ConsentProofId);
        builder.HasIndex(r => r.OrderId).IsUnique();
        builder.HasIndex(r => r.ConversationId);
        builder.HasIndex(r => r.Phone);

        // Few, and looked up at each acceptance.
        builder.HasIndex(r => r.PageId, "IX_MatchingRequests_InMessageRequests").HasFilter("\"State\" = 'InMessageRequests'");
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
