using WebSite.Language;
using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>What every page shows of the shop, as the database had it: read once, and kept in memory.</summary>
/// <param name="Profile">What the merchant said.</param>
/// <param name="Categories">The shelves, in their order.</param>
public sealed record ShopFace(ShopProfile Profile, IReadOnlyList<Category> Categories)
{
    private const string Images = "~/img/";

    private static ShopWords Plain => new()
    {
        Name = Phrases.Say("Our shop"),
        Heading = Phrases.Say("Welcome"),
        Greeting = Phrases.Say("Ask us anything in Messenger; one of us answers."),
        Delivery = Phrases.Say("You pay on delivery, by card or in cash, to the courier. If something arrives broken, write to us and we send another."),
    };

    /// <summary>What is said where neither the merchant nor a setting says anything.</summary>
    public ShopWords Start => Profile.HasDemo ? Demo.Shop.Words.Or(Plain) : Plain;

    /// <summary>The words that are shown, but for the name, which a setting may say.</summary>
    public ShopWords Words => Profile.Words.Or(Start);

    /// <summary>The merchant's colours; null where all are the site's own.</summary>
    public Theme? Theme { get; } = Theme.Of(Profile.Colours);

    /// <summary>The logo, in a small size.</summary>
    public string Logo => Profile.LogoHash is { } hash ? PictureAddress.Small(hash) : Images + (Profile.HasDemo ? "demo/logo.svg" : "logo.svg");

    /// <summary>The picture in the browser's tab, and its type.</summary>
    public (string Address, string Type) Icon => Profile.LogoHash is { } hash ? (PictureAddress.Small(hash), "image/webp") : (Images + (Profile.HasDemo ? "demo/favicon.svg" : "favicon.svg"), "image/svg+xml");

    /// <summary>The picture beside the heading over the catalogue; null for none. The demo's is made for the words in white that stand on it, so it goes with another colour.</summary>
    public string? Hero => Profile.HeroHash is { } hash ? PictureAddress.Large(hash) : Profile.HasDemo && Profile.Colours.Hero is null ? Images + "demo/hero.svg" : null;

    /// <summary>The shelf of that slug, or null.</summary>
    public Category? Shelf(string? slug) => Categories.FirstOrDefault(c => c.Slug == slug);
}
