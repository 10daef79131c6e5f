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
    /// <exception cref="InvalidDataException">It is no PNG of the kind that can be read.</exception>
    internal Raster Picture()
    {
        using var file = Open("logo.png");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return PngReader.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private Stream Open(string name) => environment.WebRootFileProvider.GetFileInfo($"img/{name}").CreateReadStream();
}
