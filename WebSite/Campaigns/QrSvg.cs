using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace WebSite.Campaigns;

/// <summary>Draws a QR code as SVG: black on white, one path.</summary>
internal static class QrSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The drawing, with no size of its own; its units are the code's squares.</summary>
    /// <param name="code">What to draw.</param>
    /// <param name="logo">An SVG's root for the blank in the middle, or null.</param>
    public static string Draw(QrCode code, XElement? logo)
    {
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {code.Side} {code.Side}"),
            new XAttribute("shape-rendering", "crispEdges"),
            new XElement(Svg + "rect", new XAttribute("width", code.Side), new XAttribute("height", code.Side), new XAttribute("fill", "#fff")),
            new XElement(Svg + "path", new XAttribute("fill", "#000"), new XAttribute("d", Path(code))));
        if (logo is not null)
        {
            var start = (QrCode.Margin + code.BlankStart + 0.5).ToString(CultureInfo.InvariantCulture);
            var inside = new XElement(logo);
            inside.SetAttributeValue("x", start);
            inside.SetAttributeValue("y", start);
            inside.SetAttributeValue("width", code.Blank - 1);
            inside.SetAttributeValue("height", code.Blank - 1);
            inside.SetAttributeValue("shape-rendering", "auto");
            root.Add(inside);
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Dark squares that touch in a row are one rectangle.</summary>
    private static string Path(QrCode code)
    {
        var path = new StringBuilder();
        for (var row = 0; row < code.Count; row++)
        {
            for (var column = 0; column < code.Count; column++)
            {
                var start = column;
                while (column < code.Count && code[row, column])
                {
                    column++;
                }

                if (column > start)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{start + QrCode.Margin} {row + QrCode.Margin}h{column - start}v1h-{column - start}z");
                }
            }
        }

        return path.ToString();
    }
}
