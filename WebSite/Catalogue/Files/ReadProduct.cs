namespace WebSite.Catalogue;

/// <summary>A product as a file tells of it. A null means that the file doesn't say: what is there stays.</summary>
public sealed record ReadProduct(int Line, string Slug)
{
    public string? Name { get; init; }

    /// <summary>A category's name, or slug; empty for none.</summary>
    public string? Category { get; init; }

    public string? Blurb { get; init; }

    public string? Description { get; init; }

    public string? Facts { get; init; }

    public long? PriceMinor { get; init; }

    public int? Stock { get; init; }

    public bool? IsHidden { get; init; }
}

/// <summary>Something wrong with a file.</summary>
/// <param name="Line">Where; 0 for the whole.</param>
/// <param name="Sentence">What.</param>
/// <param name="IsOfAll">Whether it keeps the whole file from being taken, and not its line alone.</param>
public sealed record FileFault(int Line, string Sentence, bool IsOfAll = false);

/// <summary>What was read of a file.</summary>
/// <param name="Kind">Whose export it looks like.</param>
/// <param name="Currency">In which its prices were read.</param>
/// <param name="Products">What it tells of.</param>
/// <param name="Faults">What is wrong with it.</param>
/// <param name="Notes">What else there is to say.</param>
public sealed record ReadFile(string Kind, string Currency, IReadOnlyList<ReadProduct> Products, IReadOnlyList<FileFault> Faults, IReadOnlyList<string> Notes);
