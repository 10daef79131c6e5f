using WebSite.Model;

namespace WebSite.Shopfront;

/// <summary>Where pictures are. Those that come with the site begin with <c>~</c>: their file's fingerprint is put in as the page is drawn.</summary>
public static class PictureAddress
{
    /// <summary>Below it are the merchants' pictures.</summary>
    public const string Root = "/pictures";

    /// <summary>Below it are the demo's.</summary>
    public const string DemoRoot = "/img/products";

    /// <summary>Stands in where there is none.</summary>
    private const string None = "~/img/no-picture.svg";

    /// <summary>For a web page of its own.</summary>
    public static string Large(string hash) => $"{Root}/{hash}/large.webp";

    /// <summary>For lists.</summary>
    public static string Small(string hash) => $"{Root}/{hash}/small.webp";

    /// <summary>A product's for its own web page; of one that isn't there any more, none.</summary>
    public static string Large(Product? product) => product?.PictureHash is { } hash ? Large(hash) : Drawn(product);

    /// <summary>A product's for lists.</summary>
    public static string Small(Product? product) => product?.PictureHash is { } hash ? Small(hash) : Drawn(product);

    /// <summary>A product's for Messenger, which shows neither drawings nor, everywhere, WebP; null where there is none.</summary>
    public static string? Plain(Product? product) =>
        product?.PictureHash is { } hash ? $"{Root}/{hash}/plain" : product?.DemoPicture is { } demo ? $"{DemoRoot}/{demo}.png" : null;

    private static string Drawn(Product? product) => product?.DemoPicture is { } demo ? $"~{DemoRoot}/{demo}.svg" : None;
}
