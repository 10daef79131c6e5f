using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace WebSite.Catalogue;

/// <summary>Makes plain text of the HTML that other shops keep descriptions in: paragraphs and lists stay told apart, and nothing of what isn't text is left.</summary>
public static partial class PlainText
{
    /// <summary>Longer descriptions than this are no descriptions; what lies behind it isn't looked at.</summary>
    private const int MostHtml = 100_000;

    /// <summary>Deeper nested ones come from a broken program, or from somebody who wants the parser to work for minutes: of those the tags are only taken away.</summary>
    private const int Deepest = 500;

    private static readonly HashSet<string> ClosedByThemselves = new(StringComparer.OrdinalIgnoreCase)
        { "p", "li", "br", "img", "hr", "td", "th", "tr", "dt", "dd", "option", "input", "meta", "link", "wbr", "col", "source" };

    private static readonly HtmlParser Parser = new();

    /// <summary>Text with line breaks; null for null.</summary>
    public static string? Of(string? html)
    {
        if (string.IsNullOrEmpty(html))
        {
            return html;
        }

        html = html.Length <= MostHtml ? html : html[..MostHtml];
        var text = new StringBuilder();
        if (IsDeep(html))
        {
            text.Append(Tags().Replace(html, " "));
        }
        else
        {
            Write(Parser.ParseDocument(html).Body!, text);
        }

        var lines = text.ToString().Split('\n').Select(line => line.Trim()).ToList();

        // Never more than one empty line.
        return string.Join('\n', lines.Where((line, at) => line.Length > 0 || (at > 0 && lines[at - 1].Length > 0))).Trim();
    }

    /// <summary>
    /// Counted roughly, and rather too much: whatever looks like a tag is one, in attributes too, a slash at its end closes nothing, and an end tag only what is open.
    /// What HTML closes by itself counts not at all.
    /// </summary>
    private static bool IsDeep(string html)
    {
        var (depth, open) = (0, new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase));
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var text = html.AsSpan(tag.Index + 1, tag.Length - 1);
            var isEnd = text[0] == '/';
            var name = (isEnd ? text[1..] : text).ToString();
            if (ClosedByThemselves.Contains(name))
            {
                continue;
            }

            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(open, name, out _);
            var step = isEnd ? -Math.Min(1, count) : 1;
            (count, depth) = (count + step, depth + step);
            if (depth > Deepest)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9]{0,30}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?:<[^<>]{1,1000}>\s*)+")]
    private static partial Regex Tags();

    /// <summary>Text on one line, cut to a length; null for null.</summary>
    public static string? Line(string? html, int most)
    {
        var line = Of(html)?.Replace('\n', ' ');
        return line is null || line.Length <= most ? line : line[..(most - 1)].TrimEnd() + "…";
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                // A text without tags keeps its lines.
                text.Append(child.Parent is IElement { LocalName: "body", ChildElementCount: 0 } ? words.Data.Replace("\r", "", StringComparison.Ordinal) : words.Data.ReplaceLineEndings(" "));
            }
            else if (child is IElement element)
            {
                Write(element, text);
            }
        }
    }

    private static void Write(IElement element, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "template" or "iframe" or "object" or "noscript" or "svg":
                return;
            case "br":
                text.Append('\n');
                return;
            case "li":
                text.Append("\n• ");
                Write((INode)element, text);
                return;
            case "p" or "div" or "ul" or "ol" or "table" or "section" or "blockquote" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                text.Append("\n\n");
                Write((INode)element, text);
                text.Append("\n\n");
                return;
            case "tr":
                text.Append('\n');
                Write((INode)element, text);
                return;
            case "td" or "th":
                Write((INode)element, text);
                text.Append(' ');
                return;
            default:
                Write((INode)element, text);
                return;
        }
    }
}
