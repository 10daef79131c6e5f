using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A merchant's own text for an occasion. Where there is none, the site's own text holds.</summary>
public sealed class MessageTemplate : IEntityTypeConfiguration<MessageTemplate>
{
    private string _text = "";
    private DateTimeOffset _changedAt;

    /// <summary>In characters: what Facebook takes is 2,000, and the placeholders are yet to be filled.</summary>
    public const int LongestText = 1000;

    public int Id { get; init; }

    public Occasion Occasion { get; init; }

    /// <summary>Where it holds: empty for everywhere, a placement's name, or <c>campaign:</c> and the campaign's id.</summary>
    public required string Scope { get; init; }

    /// <summary>With placeholders in braces, for instance <c>{product}</c>.</summary>
    public required string Text { get => _text; init => _text = value; }

    public DateTimeOffset ChangedAt { get => _changedAt; init => _changedAt = value; }

    internal void Change(string text, DateTimeOffset at) => (_text, _changedAt) = (text, at);

    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(t => new { t.Occasion, t.Scope }).IsUnique();
        builder.Property(t => t.Scope).HasMaxLength(32);
        builder.Property(t => t.Text).HasMaxLength(LongestText);
    }
}
