using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>
/// What news of orders are written from when the window has closed: a text that Facebook has to approve, and that can't be changed then but for its
/// parameters. Source: <c>docs/platform.md</c>, Utility messages.
/// </summary>
public sealed class UtilityTemplate : IEntityTypeConfiguration<UtilityTemplate>
{
    private TemplateState _state;
    private string? _why;
    private string? _facebookId;
    private DateTimeOffset _changedAt;

    /// <summary>The most of a body, in characters.</summary>
    public const int LongestBody = 1024;

    /// <summary>The most of a name, in characters.</summary>
    public const int LongestName = 100;

    public int Id { get; init; }

    /// <summary>The Page that it belongs to.</summary>
    public required string PageId { get; init; }

    /// <summary>What news it tells.</summary>
    public Occasion Occasion { get; init; }

    /// <summary>Small letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>For instance <c>en_US</c>.</summary>
    public required string Language { get; init; }

    /// <summary>With its parameters in braces, for instance <c>{order}</c>.</summary>
    public required string Body { get; init; }

    /// <summary>A sample for each parameter, in JSON: who approves it sees those.</summary>
    public required string Samples { get; init; }

    /// <summary>The buttons, in JSON.</summary>
    public required string Buttons { get; init; }

    public TemplateState State { get => _state; init => _state = value; }

    /// <summary>Why it stands so, in a sentence for the merchant; null where there is nothing to say.</summary>
    public string? Why { get => _why; init => _why = value; }

    /// <summary>Facebook's id of it; null before it was taken.</summary>
    public string? FacebookId { get => _facebookId; init => _facebookId = value; }

    /// <summary>When its state last changed.</summary>
    public DateTimeOffset ChangedAt { get => _changedAt; init => _changedAt = value; }

    /// <summary>Facebook has taken it, and looks at it, unless it has said already how it stands.</summary>
    internal void Send(string? facebookId, DateTimeOffset at)
    {
        _facebookId = facebookId ?? FacebookId;
        if (State == TemplateState.Draft)
        {
            (_state, _why, _changedAt) = (TemplateState.Pending, null, at);
        }
    }

    /// <summary>Facebook hasn't taken it: it may be sent again. Where Facebook has said meanwhile how it stands, it has taken it, and only its answer was lost.</summary>
    internal void Fail(string why, DateTimeOffset at)
    {
        if (State == TemplateState.Draft)
        {
            (_why, _changedAt) = (why, at);
        }
    }

    /// <summary>Facebook says how it stands. What was said before what it said last changes nothing.</summary>
    /// <param name="state">How.</param>
    /// <param name="why">Why, in a sentence for the merchant; null where there is nothing to say.</param>
    /// <param name="at">When that was said; by Facebook's clock in whole seconds.</param>
    /// <param name="facebookId">Its id of it, which the answer to the making may never have brought; null when it names none.</param>
    internal void Become(TemplateState state, string? why, DateTimeOffset at, string? facebookId)
    {
        _facebookId ??= facebookId;
        var isFirst = State is TemplateState.Draft or TemplateState.Pending; // Until then the times are this site's own.
        if (isFirst || at.ToUnixTimeSeconds() >= ChangedAt.ToUnixTimeSeconds())
        {
            (_state, _why, _changedAt) = (state, why, at);
        }
    }

    public void Configure(EntityTypeBuilder<UtilityTemplate> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(t => new { t.PageId, t.Name, t.Language }).IsUnique();
        builder.Property(t => t.Name).HasMaxLength(LongestName);
        builder.Property(t => t.Language).HasMaxLength(16);
        builder.Property(t => t.Body).HasMaxLength(LongestBody);
        builder.Property(t => t.FacebookId).HasMaxLength(64);
    }
}

/// <summary>How a template stands with Facebook.</summary>
public enum TemplateState
{
    /// <summary>Facebook hasn't taken it yet.</summary>
    Draft,

    /// <summary>Facebook looks at it.</summary>
    Pending,

    /// <summary>It may be used.</summary>
    Approved,

    /// <summary>Facebook refused it.</summary>
    Rejected,

    /// <summary>Facebook let it be used, and doesn't any more, for now or for good.</summary>
    Stopped,
}
