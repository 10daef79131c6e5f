using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>A shelf of the shop. Products name it by its slug, which never changes; a product on none stands under everything alone.</summary>
public sealed class Category : IEntityTypeConfiguration<Category>
{
    /// <summary>The most of a shop: they all stand in a row above the catalogue.</summary>
    public const int Most = 50;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    private string _name = "";
    private int _place;

    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Name { get => _name; init => _name = value; }

    /// <summary>Where it stands among the others.</summary>
    public int Place { get => _place; init => _place = value; }

    internal void Rename(string name) => _name = name;

    internal void MoveTo(int place) => _place = place;

    public void Configure(EntityTypeBuilder<Category> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("Categories").HasKey(c => c.Slug);
        builder.Property(c => c.Slug).HasMaxLength(Model.Slug.Longest);
        builder.Property(c => c.Name).HasMaxLength(LongestName);
    }
}
