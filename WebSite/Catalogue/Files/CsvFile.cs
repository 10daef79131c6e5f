using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace WebSite.Catalogue;

/// <summary>Reads and writes CSV: the one place that knows how.</summary>
public static class CsvFile
{
    /// <summary>With one of these a spreadsheet takes a text for a formula: such a text gets an apostrophe before it, which is taken off again when it is read.</summary>
    private static readonly char[] Formula = ['=', '@', '+', '-', '\t', '\r'];

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
                yield return (line, Array.ConvertAll(record, Plain));
            }
        }
    }

    /// <summary>A writer of UTF-8 that spreadsheets take for it.</summary>
    public static CsvWriter Write(Stream file) => new(
        new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true),
        new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, InjectionCharacters = Formula, InjectionEscapeCharacter = '\'' });

    private static char Delimiter(Stream file)
    {
        using var text = Open(file);
        var first = text.ReadLine() ?? "";
        return Delimiters.MaxBy(mark => first.Count(c => c == mark));
    }

    private static StreamReader Open(Stream file) => new(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);

    private static string Plain(string field) => field.Length > 1 && field[0] == '\'' && Formula.Contains(field[1]) ? field[1..] : field;
}
