using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace WebSite.Catalogue;

/// <summary>Reads and writes CSV: the one place that knows how.</summary>
public static partial class CsvFile
{
    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>Rows of a file, each with the line that it begins on; the first has the columns' names. Comma, semicolon or tab, whichever the first line has most of.</summary>
    /// <exception cref="DecoderFallbackException">It isn't UTF-8.</exception>
    /// <exception cref="BadDataException">A field breaks the rules of quoting.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Read(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var delimiter = Delimiter(file);
        file.Position = 0;
        using var text = Open(file); // Anew: only at its beginning a reader knows the mark of UTF-8 for what it is.
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), DetectDelimiter = false }, leaveOpen: true);
        for (var line = 1; parser.Read(); line = parser.RawRow + 1)
        {
            if (parser.Record is { } record && !(record.Length == 1 && record[0].Length == 0))
            {
                yield return (line, Array.ConvertAll(record, field => Guard().Replace(field, "")));
            }
        }
    }

    /// <summary>Writes records as UTF-8 that spreadsheets take for it. What they would take for a formula gets an apostrophe before it, which is taken off again when it is read.</summary>
    public static async Task WriteAsync(Stream file, IAsyncEnumerable<string[]> records, CancellationToken cancel)
    {
        await using CsvWriter csv = new(new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true), CultureInfo.InvariantCulture);
        await foreach (var record in records.WithCancellation(cancel))
        {
            foreach (var field in record)
            {
                csv.WriteField(Unguarded().Replace(field, "'"));
            }

            await csv.NextRecordAsync();
        }
    }

    private static char Delimiter(Stream file)
    {
        using var text = Open(file);
        var first = text.ReadLine() ?? "";
        return Delimiters.MaxBy(mark => first.Count(c => c == mark));
    }

    private static StreamReader Open(Stream file) => new(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);

    /// <summary>Where a formula could begin: with the text, and behind what a spreadsheet of another country, or one that minds no quotes, divides cells by. Apostrophes of the text's own count as well, so that each comes back.</summary>
    [GeneratedRegex(@"(?<=^|[;\t\r\n])(?='*[=+\-@\t\r＝＋－＠])")]
    private static partial Regex Unguarded();

    [GeneratedRegex(@"(?<=^|[;\t\r\n])'(?='*[=+\-@\t\r＝＋－＠])")]
    private static partial Regex Guard();
}
