using System.Globalization;
using System.Text;
using CsvHelper;
using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>Reads a file of products: this site's own, a Shopify export, or a WooCommerce export, told apart by their columns.</summary>
public static class ProductFile
{
    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The most products of a file.</summary>
    public const int MostProducts = 20_000;

    private const int MostFaults = 200;

    /// <summary>Reads it.</summary>
    /// <param name="file">Which can be read twice.</param>
    /// <param name="currency">The shop's, in which prices are.</param>
    public static ReadFile Read(Stream file, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(currency);
        var gathered = new Gathered(currency);
        var kind = "";
        try
        {
            using var rows = CsvFile.Read(file).GetEnumerator();
            if (!rows.MoveNext())
            {
                return gathered.File("", new FileFault(0, "The file is empty.", IsOfAll: true));
            }

            var columns = Columns(rows.Current.Fields);
            if (FormOf(columns) is not { } form)
            {
                return gathered.File("", new FileFault(1, "These are no columns that are known here. A file needs those of this site's own export (slug, name, price …), of a Shopify product export (Handle or URL handle, Title …) or of a WooCommerce product export (Type, SKU, Name, Regular price …).", IsOfAll: true));
            }

            kind = form.Kind;
            form.Read(Rows(rows, columns, gathered), gathered);
        }
        catch (DecoderFallbackException)
        {
            return gathered.File(kind, new FileFault(0, "The file isn't in UTF-8. Save it as “CSV UTF-8” and upload it again.", IsOfAll: true));
        }
        catch (BadDataException exception)
        {
            return gathered.File(kind, new FileFault(exception.Context?.Parser?.RawRow ?? 0, "A quotation mark stands where none can be. Inside of a quoted field it is written twice.", IsOfAll: true));
        }

        return gathered.File(kind);
    }

    private static IEnumerable<FileRow> Rows(IEnumerator<(int Line, string[] Fields)> rows, Dictionary<string, int> columns, Gathered into)
    {
        while (!into.IsFull && rows.MoveNext())
        {
            if (rows.Current.Fields.Any(field => !string.IsNullOrWhiteSpace(field)))
            {
                yield return new(rows.Current.Line, columns, rows.Current.Fields);
            }
        }
    }

    private static Dictionary<string, int> Columns(string[] names)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < names.Length; at++)
        {
            columns.TryAdd(names[at].Trim(), at);
        }

        return columns;
    }

    private static (string Kind, Action<IEnumerable<FileRow>, Gathered> Read)? FormOf(Dictionary<string, int> columns) =>
        columns.ContainsKey("slug") ? ("this site's own", OwnColumns.Read)
        : (columns.ContainsKey("Handle") || columns.ContainsKey("URL handle")) && columns.ContainsKey("Title") ? ("a Shopify product export", ShopifyColumns.Read)
        : columns.ContainsKey("Regular price") && columns.ContainsKey("Name") ? ("a WooCommerce product export", WooColumns.Read)
        : null;

    /// <summary>What is read, as it comes.</summary>
    internal sealed class Gathered(Currency currency)
    {
        private readonly List<ReadProduct> _products = [];
        private readonly List<FileFault> _faults = [];
        private readonly HashSet<string> _slugs = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, int> _notes = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly LastText _text = new(html => Cut(PlainText.Of(html)!));
        private readonly LastText _line = new(html => PlainText.Line(html, ProductFacts.LongestBlurb)!);
        private int _faultCount;

        public Currency Currency => currency;

        /// <summary>Whether there are more products than a file may have: then nothing more is read.</summary>
        public bool IsFull { get; private set; }

        /// <summary>A description's text: that of several variants is read once, and of one that is too long no more is kept than says so.</summary>
        public string? Text(string? html) => _text.Of(html);

        /// <summary>The same of the one sentence.</summary>
        public string? Line(string? html) => _line.Of(html);

        /// <summary>The slug, or with a number behind it where it has been read already.</summary>
        public string Free(string slug) => Slug.Free(slug, _slugs.Contains, _numbers);

        public void Add(ReadProduct product)
        {
            if (_products.Count == MostProducts)
            {
                if (!IsFull)
                {
                    _faults.Add(new(product.Line, string.Create(CultureInfo.InvariantCulture, $"A file may have {MostProducts:N0} products. Divide it into several."), IsOfAll: true));
                }

                IsFull = true;
            }
            else if (!_slugs.Add(product.Slug))
            {
                Fault(product.Line, $"The address {product.Slug} stands in the file twice: the first line with it counts.");
            }
            else
            {
                _products.Add(product);
            }
        }

        public void Fault(int line, string sentence)
        {
            if (++_faultCount <= MostFaults)
            {
                _faults.Add(new(line, sentence));
            }
        }

        /// <summary>Counts something that happened once more; the sentence has {0} for how often.</summary>
        public void Note(string sentence) => _notes[sentence] = _notes.GetValueOrDefault(sentence) + 1;

        /// <summary>A price, or null with a fault where it is none.</summary>
        public long? Price(int line, string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return null;
            }

            if (Money.Read(text, currency) is { } price)
            {
                return price;
            }

            Fault(line, $"The price “{Short(text)}” is no amount of {currency.Code}{(currency.Decimals == 0 ? ", which has no decimals" : "")}.");
            return null;
        }

        /// <summary>A number of pieces, or null with a fault where it is none. What was sold beyond the stock counts as nothing left.</summary>
        public int? Stock(int line, string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return null;
            }

            if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < int.MaxValue)
            {
                return (int)Math.Max(0, Math.Floor(number));
            }

            Fault(line, $"The stock “{Short(text)}” is no number of pieces.");
            return null;
        }

        public ReadFile File(string kind, params ReadOnlySpan<FileFault> more)
        {
            if (_faultCount > MostFaults)
            {
                _faults.Add(new(0, $"And {_faultCount - MostFaults} more.", IsOfAll: true));
            }

            return new(kind, currency.Code, _products, [.. _faults, .. more], [.. _notes.Select(note => string.Format(CultureInfo.InvariantCulture, note.Key, note.Value))]);
        }

        private static string Cut(string text) => text.Length <= ProductFacts.LongestDescription ? text : text[..(ProductFacts.LongestDescription + 1)];

        private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
    }
}
