using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebSite.Language;

namespace WebSite.Model;

/// <summary>Something the shop sells.</summary>
public sealed class Product : IEntityTypeConfiguration<Product>
{
    private string _name = "";
    private string _nameKey = "";
    private string _category = "";
    private string _blurb = "";
    private string _description = "";
    private string _facts = "";
    private long _priceMinor;
    private string _currency = "";
    private int _stock;
    private bool _isHidden;
    private bool _isDemo;
    private string? _pictureHash;
    private string? _demoPicture;

    /// <summary>The number that a ref carries as its subject; never re-used.</summary>
    public int Id { get; init; }

    /// <summary>The last part of the product page's address, for instance <c>oak-tray</c>; it never changes, for links and figures name it.</summary>
    public required string Slug { get; init; }

    public required string Name { get => _name; init => SetName(value); }

    /// <summary>What <see cref="Name"/> is found by.</summary>
    public string NameKey => _nameKey;

    /// <summary>The slug of a <see cref="Model.Category"/>; empty for none.</summary>
    public required string Category { get => _category; init => _category = value; }

    /// <summary>One sentence for the catalogue; may be empty.</summary>
    public required string Blurb { get => _blurb; init => _blurb = value; }

    public required string Description { get => _description; init => _description = value; }

    /// <summary>Facts for the product page, one a line, each <c>name: value</c>.</summary>
    public required string Facts { get => _facts; init => _facts = value; }

    /// <summary>In the currency's minor unit (cents).</summary>
    public long PriceMinor { get => _priceMinor; init => _priceMinor = value; }

    /// <summary>ISO 4217, three letters; the same for all products of the shop.</summary>
    public required string Currency { get => _currency; init => _currency = value; }

    /// <summary>Pieces that there are; never negative.</summary>
    public int Stock { get => _stock; init => _stock = value; }

    /// <summary>Whether no shopper sees it. A product is never deleted once something names it.</summary>
    public bool IsHidden { get => _isHidden; init => _isHidden = value; }

    /// <summary>Whether it came with the demo and nobody has changed it since.</summary>
    public bool IsDemo { get => _isDemo; init => _isDemo = value; }

    /// <summary>Its <see cref="ShopPicture"/>; null for none, or for the one that came with the demo.</summary>
    public string? PictureHash { get => _pictureHash; init => _pictureHash = value; }

    /// <summary>Its picture among the demo's files, for instance <c>oak-tray</c>; null for a product of the merchant's own.</summary>
    public string? DemoPicture { get => _demoPicture; init => _demoPicture = value; }

    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Pieces that can be ordered now.</summary>
    public int Orderable => IsHidden ? 0 : Stock;

    /// <summary>What the merchant says of it.</summary>
    public ProductFacts Said => new()
    {
        Slug = Slug,
        Name = Name,
        Category = Category,
        Blurb = Blurb,
        Description = Description,
        Facts = Facts,
        PriceMinor = PriceMinor,
        Stock = Stock,
        IsHidden = IsHidden,
    };

    /// <summary>A new one.</summary>
    /// <exception cref="ArgumentException">Something of what is said of it is wrong.</exception>
    public static Product Of(ProductFacts facts, string currency, DateTimeOffset now)
    {
        Check(facts);
        return new()
        {
            Slug = facts.Slug,
            Name = facts.Name,
            Category = facts.Category,
            Blurb = facts.Blurb,
            Description = facts.Description,
            Facts = facts.Facts,
            PriceMinor = facts.PriceMinor,
            Currency = currency,
            Stock = facts.Stock,
            IsHidden = facts.IsHidden,
            AddedAt = now,
        };
    }

    /// <summary>The merchant says something else of it, which makes it their own.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    internal void Change(ProductFacts facts)
    {
        Check(facts);
        if (facts.Slug != Slug)
        {
            throw new ArgumentException($"The address of {Slug} can't become {facts.Slug}.", nameof(facts));
        }

        if (facts == Said)
        {
            return;
        }

        SetName(facts.Name);
        (_category, _blurb, _description, _facts) = (facts.Category, facts.Blurb, facts.Description, facts.Facts);
        (_priceMinor, _stock, _isHidden, _isDemo) = (facts.PriceMinor, facts.Stock, facts.IsHidden, false);
    }

    /// <summary>No shopper sees it any more.</summary>
    internal void Hide() => _isHidden = true;

    /// <summary>Shoppers see it.</summary>
    internal void Show() => _isHidden = false;

    /// <summary>Gives it a picture; null takes its own away.</summary>
    internal void Picture(string? hash) => (_pictureHash, _isDemo) = (hash, false);

    /// <summary>The demo's words go, what names it stays.</summary>
    internal void LeaveDemo() => (_isHidden, _isDemo) = (true, false);

    /// <summary>The shop has another currency: the number stays.</summary>
    internal void Reprice(Currency to) => (_priceMinor, _currency) = (Model.Currency.Of(Currency).SameNumber(PriceMinor, to), to.Code);

    /// <summary>The demo's mark and key on what a database of before has.</summary>
    internal void Recognise(bool isDemo)
    {
        SetName(Name);
        (_isDemo, _demoPicture) = (isDemo, isDemo ? Slug : null);
    }

    /// <summary>Pieces go to somebody who ordered them.</summary>
    /// <exception cref="InvalidOperationException">There aren't so many.</exception>
    internal void Take(int pieces) => _stock = pieces <= Orderable ? Stock - pieces : throw new InvalidOperationException($"There are {Orderable} of {Slug}, not {pieces}.");

    /// <summary>Pieces of a cancelled order can be ordered again.</summary>
    internal void PutBack(int pieces) => _stock += pieces;

    private void SetName(string name) => (_name, _nameKey) = (name, SearchKey.Of(name) ?? "");

    private static void Check(ProductFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Faults().Select(fault => fault.Sentence).FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(facts));
        }
    }

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.HasIndex(p => p.Slug).IsUnique();
        builder.Property(p => p.Slug).HasMaxLength(Model.Slug.Longest);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.AddedAt).HasDefaultValue(DateTimeOffset.UnixEpoch);
        builder.Property(p => p.IsHidden).HasDefaultValue(false);
        builder.Property(p => p.IsDemo).HasDefaultValue(false);
        builder.Property(p => p.NameKey).HasField(nameof(_nameKey)).HasDefaultValue("");
        builder.Property(p => p.PictureHash).HasMaxLength(ShopPicture.HashLength);
        builder.Property(p => p.DemoPicture).HasMaxLength(Model.Slug.Longest);
        builder.ToTable(t => t.HasCheckConstraint("CK_Products_Stock", "\"Stock\" >= 0"));

        // The catalogue, a shelf of it, and the dashboard's list.
        builder.HasIndex(p => new { p.IsHidden, p.Id });
        builder.HasIndex(p => new { p.Category, p.IsHidden, p.Id });
        builder.HasIndex(p => new { p.AddedAt, p.Id });
        builder.HasIndex(p => new { p.IsHidden, p.AddedAt, p.Id });
        builder.HasIndex(p => new { p.AddedAt, p.Id }, "IX_Products_SoldOut").HasFilter("\"Stock\" = 0");
    }
}
