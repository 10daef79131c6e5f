using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WebSite.Model;

namespace WebSite.Catalogue;

/// <summary>What a file would change: worked out before anything is, and once more when it is done.</summary>
/// <param name="New">Products that aren't there yet.</param>
/// <param name="Changed">Products that the file says something else of: as they are, and as they would be.</param>
/// <param name="Unchanged">How many are just as the file says.</param>
/// <param name="Categories">Shelves that aren't there yet.</param>
/// <param name="Faults">What is wrong: lines that are left out, or what keeps all of it from being taken.</param>
public sealed record ImportPlan(
    IReadOnlyList<ProductFacts> New, IReadOnlyList<(ProductFacts Was, ProductFacts Becomes)> Changed, int Unchanged, IReadOnlyList<(string Slug, string Name)> Categories, IReadOnlyList<FileFault> Faults)
{
    /// <summary>Whether there is something to do, and nothing against it.</summary>
    public bool CanApply => !Faults.Any(fault => fault.IsOfAll) && Count > 0;

    /// <summary>How many products it would take.</summary>
    public int Count => New.Count + Changed.Count;

    /// <summary>What the merchant says yes to: another plan has another mark.</summary>
    public string Mark
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var text in New.Select(one => one.ToString()).Concat(Changed.Select(one => one.Was + "\n" + one.Becomes)))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(text));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
        }
    }

    /// <summary>Makes it.</summary>
    /// <param name="file">What was read.</param>
    /// <param name="there">The products that are there and that it names.</param>
    /// <param name="shelves">The shelves that are there.</param>
    /// <param name="stock">How many pieces there are of a new product of which the file doesn't say.</param>
    public static ImportPlan Of(ReadFile file, IReadOnlyDictionary<string, ProductFacts> there, IReadOnlyList<Category> shelves, int stock)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(there);
        var slugs = shelves.ToDictionary(shelf => shelf.Slug, shelf => shelf.Slug, StringComparer.Ordinal);
        foreach (var shelf in shelves)
        {
            slugs.TryAdd(shelf.Name.ToLowerInvariant(), shelf.Slug);
        }

        HashSet<string> taken = [.. slugs.Values];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        List<ProductFacts> added = [];
        List<(ProductFacts, ProductFacts)> changed = [];
        List<(string, string)> newShelves = [];
        List<FileFault> faults = [.. file.Faults];
        HashSet<int> faulty = [.. file.Faults.Select(fault => fault.Line)];
        var unchanged = 0;
        foreach (var read in file.Products.Where(read => !faulty.Contains(read.Line)))
        {
            var was = there.GetValueOrDefault(read.Slug);
            var becomes = Merge(read, was, stock, Shelf).Trimmed();
            var count = faults.Count;
            faults.AddRange(becomes.Faults().Select(fault => new FileFault(read.Line, fault.Sentence)));
            if (was is null && read.PriceMinor is null)
            {
                faults.Add(new(read.Line, $"The price of {Short(read.Name ?? read.Slug)} is missing."));
            }

            if (faults.Count > count)
            {
                continue;
            }

            if (was is null)
            {
                added.Add(becomes);
            }
            else if (was != becomes)
            {
                changed.Add((was, becomes));
            }
            else
            {
                unchanged++;
            }
        }

        var used = added.Concat(changed.Select(one => one.Item2)).Select(one => one.Category).ToHashSet(StringComparer.Ordinal);
        newShelves.RemoveAll(shelf => !used.Contains(shelf.Item1));
        if (newShelves.Count > 0 && shelves.Count + newShelves.Count > Category.Most)
        {
            faults.Add(new(0, $"With the file's there would be {shelves.Count + newShelves.Count} categories. A shop may have {Category.Most}.", IsOfAll: true));
        }

        return new(added, changed, unchanged, newShelves, [.. faults.OrderByDescending(fault => fault.IsOfAll).Take(201).OrderBy(fault => fault.Line)]);

        string Shelf(string name)
        {
            var key = name.Trim().ToLowerInvariant();
            if (key.Length == 0)
            {
                return "";
            }

            if (!slugs.TryGetValue(key, out var slug))
            {
                slug = Slug.Free(Slug.Of(name) is { Length: > 0 } readable ? readable : "shelf", taken.Contains, numbers);
                taken.Add(slug);
                slugs[key] = slug;
                newShelves.Add((slug, name.Trim()[..Math.Min(name.Trim().Length, Category.LongestName)]));
            }

            return slug;
        }
    }

    /// <summary>What a change is about, in words.</summary>
    public static string Say(ProductFacts was, ProductFacts becomes, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(becomes);
        List<string> said = [];
        if (was.Name != becomes.Name)
        {
            said.Add($"name “{Short(becomes.Name)}”");
        }

        if (was.PriceMinor != becomes.PriceMinor)
        {
            said.Add($"price {Money.Plain(was.PriceMinor, currency)} → {Money.Plain(becomes.PriceMinor, currency)}");
        }

        if (was.Stock != becomes.Stock)
        {
            said.Add(string.Create(CultureInfo.InvariantCulture, $"stock {was.Stock} → {becomes.Stock}"));
        }

        if (was.IsHidden != becomes.IsHidden)
        {
            said.Add(becomes.IsHidden ? "hidden" : "shown");
        }

        said.AddRange(new[] { ("category", was.Category != becomes.Category), ("sentence", was.Blurb != becomes.Blurb), ("description", was.Description != becomes.Description), ("facts", was.Facts != becomes.Facts) }
            .Where(one => one.Item2).Select(one => one.Item1));
        return string.Join(", ", said);
    }

    private static ProductFacts Merge(ReadProduct read, ProductFacts? was, int stock, Func<string, string> shelf) => new()
    {
        Slug = read.Slug,
        Name = read.Name ?? was?.Name ?? "",
        Category = read.Category is { } category ? shelf(category) : was?.Category ?? "",
        Blurb = read.Blurb ?? was?.Blurb ?? "",
        Description = read.Description ?? was?.Description ?? "",
        Facts = read.Facts ?? was?.Facts ?? "",
        PriceMinor = read.PriceMinor ?? was?.PriceMinor ?? 0,
        Stock = read.Stock ?? was?.Stock ?? stock,
        IsHidden = read.IsHidden ?? was?.IsHidden ?? false,
    };

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
