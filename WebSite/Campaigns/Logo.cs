using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebSite.Data;
using WebSite.Shopfront;

namespace WebSite.Campaigns;

/// <summary>The shop's logo for codes: the merchant's own, else the one that the shop came with, which is there as a drawing and as a square picture.</summary>
public sealed class Logo(IWebHostEnvironment environment, CurrentShop shop, SiteDb db)
{
    private const int Side = 256;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private string Folder => shop.Now.Profile.HasDemo ? "img/demo" : "img";

    /// <summary>The drawing.</summary>
    internal async Task<XElement> DrawingAsync(CancellationToken cancel)
    {
        if (await OwnAsync(cancel) is { } own)
        {
            return new(
                Svg + "svg", new XAttribute("viewBox", $"0 0 {Side} {Side}"),
                new XElement(Svg + "image", new XAttribute("width", Side), new XAttribute("height", Side), new XAttribute("href", "data:image/png;base64," + Convert.ToBase64String(own))));
        }

        await using var file = Open("logo.svg");
        return await XElement.LoadAsync(file, LoadOptions.None, cancel);
    }

    /// <summary>The picture.</summary>
    /// <exception cref="ArgumentException">It is no PNG.</exception>
    internal async Task<Raster> PictureAsync(CancellationToken cancel)
    {
        await using var file = await OwnAsync(cancel) is { } own ? new MemoryStream(own) : Open("logo.png");
        return Raster.OfPng(file);
    }

    private async Task<byte[]?> OwnAsync(CancellationToken cancel) =>
        shop.Now.Profile.LogoHash is { } hash && await db.ShopPictures.Where(p => p.Hash == hash).Select(p => p.Plain).SingleOrDefaultAsync(cancel) is { } plain ? PictureMaker.Square(plain, Side) : null;

    private Stream Open(string name) => environment.WebRootFileProvider.GetFileInfo($"{Folder}/{name}").CreateReadStream();
}
