using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>What Facebook told of a person who removed the app, or wants their data deleted, and what came of it.</summary>
public sealed class PrivacyRequest : IEntityTypeConfiguration<PrivacyRequest>
{
    private string? _userId;
    private bool _isMatched;
    private int _optIns;
    private int _events;
    private DateTimeOffset? _doneAt;

    public long Id { get; init; }

    public PrivacyRequestKind Kind { get; init; }

    /// <summary>A hash of kind, person and <see cref="IssuedAt"/>: the same request has the same key however often it comes.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The last part of its web page's address, of random letters and digits; null when nobody was told of one.</summary>
    public string? Code { get; init; }

    /// <summary>When the person asked, by the platform's clock.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The id that Facebook names: one for the app, no page-scoped one. Null once the request is done.</summary>
    public string? UserId { get => _userId; init => _userId = value; }

    /// <summary>Whether the site knew somebody by that very id.</summary>
    public bool IsMatched { get => _isMatched; init => _isMatched = value; }

    /// <summary>Opt-ins that were deleted for it.</summary>
    public int OptIns { get => _optIns; init => _optIns = value; }

    /// <summary>Events that were emptied for it.</summary>
    public int Events { get => _events; init => _events = value; }

    /// <summary>When everything was deleted, or a merchant said that it is done; null before.</summary>
    public DateTimeOffset? DoneAt { get => _doneAt; init => _doneAt = value; }

    /// <summary>The site knows somebody by that id.</summary>
    internal void Match() => _isMatched = true;

    /// <summary>Everything about the person was deleted.</summary>
    internal void Finish(int optIns, int events, DateTimeOffset at) => (_optIns, _events, _doneAt, _userId) = (optIns, events, at, null);

    public void Configure(EntityTypeBuilder<PrivacyRequest> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(r => r.Key).IsUnique();
        builder.HasIndex(r => r.Code).IsUnique();
        builder.Property(r => r.Key).HasMaxLength(32);
        builder.Property(r => r.Code).HasMaxLength(32);
        builder.Property(r => r.UserId).HasMaxLength(32);
    }
}

/// <summary>What a person did at Facebook.</summary>
public enum PrivacyRequestKind
{
    /// <summary>Asked to have their data deleted.</summary>
    DataDeletion,

    /// <summary>Removed the app.</summary>
    Deauthorization,
}
