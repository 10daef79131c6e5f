using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebSite.Model;

/// <summary>How the merchant's shop looks and what it says: one row.</summary>
public sealed class ShopProfile : IEntityTypeConfiguration<ShopProfile>
{
    /// <summary>The row's id.</summary>
    public const int TheOne = 1;

    private bool _hasDemo;
    private long _revision;
    private string _currency = "";
    private ShippingTerms _shipping = ShippingTerms.First;
    private ShopWords _words = new();
    private ShopColours _colours = new();
    private string? _logoHash;
    private string? _heroHash;

    public int Id { get; init; } = TheOne;

    /// <summary>Whether the demo's products and words are there.</summary>
    public bool HasDemo { get => _hasDemo; init => _hasDemo = value; }

    /// <summary>Counts the changes of everything that is shown on every page, categories too: by it the other instances see that something is new.</summary>
    public long Revision { get => _revision; init => _revision = value; }

    /// <summary>ISO 4217, three letters.</summary>
    public required string Currency { get => _currency; init => _currency = value; }

    public ShippingTerms Shipping { get => _shipping; init => _shipping = value; }

    public ShopWords Words { get => _words; init => _words = value; }

    public ShopColours Colours { get => _colours; init => _colours = value; }

    /// <summary>A <see cref="ShopPicture"/>; null for the one that comes with the site.</summary>
    public string? LogoHash { get => _logoHash; init => _logoHash = value; }

    /// <summary>The picture beside the heading over the catalogue: a <see cref="ShopPicture"/>, or null.</summary>
    public string? HeroHash { get => _heroHash; init => _heroHash = value; }

    /// <summary>Something on every page is new.</summary>
    internal void Touch() => _revision++;

    internal void Say(ShopWords words)
    {
        _words = words;
        Touch();
    }

    internal void Paint(ShopColours colours)
    {
        _colours = colours;
        Touch();
    }

    internal void Ship(ShippingTerms shipping)
    {
        _shipping = shipping;
        Touch();
    }

    internal void ShowLogo(string? hash)
    {
        _logoHash = hash;
        Touch();
    }

    internal void ShowHero(string? hash)
    {
        _heroHash = hash;
        Touch();
    }

    /// <summary>Another currency: fee and limit keep their numbers, as the products' prices do.</summary>
    internal void PayIn(Currency to)
    {
        _shipping = Shipping.In(Model.Currency.Of(Currency), to);
        _currency = to.Code;
        Touch();
    }

    /// <summary>The demo has gone, with its words and pictures.</summary>
    internal void LeaveDemo()
    {
        _hasDemo = false;
        Touch();
    }

    public void Configure(EntityTypeBuilder<ShopProfile> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("ShopProfiles");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.Property(p => p.Shipping).HasConversion(value => Write(value), text => Read<ShippingTerms>(text));
        builder.Property(p => p.Words).HasConversion(value => Write(value), text => Read<ShopWords>(text));
        builder.Property(p => p.Colours).HasConversion(value => Write(value), text => Read<ShopColours>(text));
        builder.Property(p => p.LogoHash).HasMaxLength(ShopPicture.HashLength);
        builder.Property(p => p.HeroHash).HasMaxLength(ShopPicture.HashLength);
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text)!;
}
