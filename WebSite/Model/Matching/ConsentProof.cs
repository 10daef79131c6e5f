using Messenger.AspNetCore.Refs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A shopper ticked the box at checkout: the proof of who, when, what was shown, where and how.</summary>
public sealed class ConsentProof : IEntityTypeConfiguration<ConsentProof>
{
    private string _phone = "";
    private DateTimeOffset? _confirmedAt;
    private string _how = "";

    public int Id { get; init; }

    public int OrderId { get; init; }

    /// <summary>The phone number in E.164, for instance <c>+358401234567</c>.</summary>
    public required string Phone { get => _phone; init => _phone = value; }

    /// <summary>The name given at checkout.</summary>
    public required string Name { get; init; }

    /// <summary>The browser that did.</summary>
    public required BrowserHash Browser { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>When the shopper confirmed the number on the order's own page; null before, and of proofs from before that was asked.</summary>
    public DateTimeOffset? ConfirmedAt { get => _confirmedAt; init => _confirmedAt = value; }

    /// <summary>The <see cref="ConsentWording"/> that was shown.</summary>
    public int WordingVersion { get; init; }

    /// <summary>The path of the web page.</summary>
    public required string WebPage { get; init; }

    /// <summary>What the shopper did, in a sentence.</summary>
    public required string How { get => _how; init => _how = value; }

    /// <summary>The shopper confirmed the number on the order's own page.</summary>
    internal void Confirm(DateTimeOffset at) => (_confirmedAt, _how) = (at, $"{How} Confirmed the number on the order's own page.");

    /// <summary>The shopper put another number in its place there.</summary>
    internal void Change(string e164)
    {
        const string Changed = "Changed the number on the order's own page.";
        _phone = e164;
        _how = How.EndsWith(Changed, StringComparison.Ordinal) ? How : $"{How} {Changed}";
    }

    public void Configure(EntityTypeBuilder<ConsentProof> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(p => p.OrderId);
        builder.HasOne<ConsentWording>().WithMany().HasForeignKey(p => p.WordingVersion);
        builder.Property(p => p.Phone).HasMaxLength(16);
    }
}

/// <summary>The exact words of the consent box. A changed text is a new version; old ones stay.</summary>
public sealed class ConsentWording : IEntityTypeConfiguration<ConsentWording>
{
    /// <summary>1 for the first.</summary>
    public int Version { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset SinceAt { get; init; }

    public void Configure(EntityTypeBuilder<ConsentWording> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasKey(w => w.Version);
        builder.Property(w => w.Version).ValueGeneratedNever();
    }
}
