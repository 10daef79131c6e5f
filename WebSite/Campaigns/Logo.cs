using System.Xml.Linq;

namespace WebSite.Campaigns;

/// <summary>The shop's logo for codes: <c>wwwroot/img/logo.svg</c>, and the same as a square picture, <c>logo.png</c>.</summary>
public sealed class Logo(IWebHostEnvironment environment)
{
    /// <summary>The drawing.</summary>
    internal XElement Drawing()
    {
        using var file = Open("logo.svg");
        return XElement.Load(file);
    }

    /// <summary>The picture.</summary>
    /// <exception cref="ArgumentException">It is no PNG.</exception>
    internal Raster Picture()
    {
        using var file = Open("logo.png");
        return Raster.OfPng(file);
    }

    private Stream Open(string name) => environment.WebRootFileProvider.GetFileInfo($"img/{name}").CreateReadStream();
}
