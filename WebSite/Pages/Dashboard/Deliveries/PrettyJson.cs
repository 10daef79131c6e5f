using System.Text;

namespace WebSite.Pages.Dashboard.Deliveries;

/// <summary>
/// Puts JSON on lines. Only the space between its tokens changes: escapes, numbers and repeated members stay as they came, also those
/// that no writer of JSON would write.
/// </summary>
public static class PrettyJson
{
    /// <summary>The most characters that are shown.</summary>
    public const int Limit = 100_000;

    /// <summary>The JSON on lines, or as much of it as <see cref="Limit"/> allows.</summary>
    /// <param name="json">Valid JSON.</param>
    /// <param name="isCut">Whether there is more.</param>
    public static string Of(string json, out bool isCut)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = new StringBuilder();
        var depth = 0;
        var at = 0;
        while (at < json.Length && text.Length < Limit)
        {
            var c = json[at++];
            switch (c)
            {
                case '"':
                    var end = EndOfText(json, at);
                    text.Append(json, at - 1, end - at + 1);
                    at = end;
                    break;
                case '{' or '[':
                    text.Append(c);
                    var next = Skip(json, at);
                    if (next < json.Length && json[next] is '}' or ']')
                    {
                        text.Append(json[next]);
                        at = next + 1;
                    }
                    else
                    {
                        Line(text, ++depth);
                    }

                    break;
                case '}' or ']':
                    Line(text, --depth).Append(c);
                    break;
                case ',':
                    Line(text.Append(c), depth);
                    break;
                case ':':
                    text.Append(": ");
                    break;
                default:
                    text.Append(char.IsWhiteSpace(c) ? "" : $"{c}");
                    break;
            }
        }

        isCut = Skip(json, at) < json.Length || text.Length > Limit;
        text.Length = Math.Min(text.Length, char.IsHighSurrogate(text[Math.Min(text.Length, Limit) - 1]) ? Limit - 1 : Limit);
        return text.ToString();
    }

    /// <summary>Where a text ends that begins at <paramref name="at"/>: behind its quotation mark.</summary>
    private static int EndOfText(string json, int at)
    {
        while (at < json.Length && json[at] != '"')
        {
            at += json[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at + 1, json.Length);
    }

    private static int Skip(string json, int at)
    {
        while (at < json.Length && char.IsWhiteSpace(json[at]))
        {
            at++;
        }

        return at;
    }

    private static StringBuilder Line(StringBuilder text, int depth) => text.Append('\n').Append(' ', 2 * depth);
}
