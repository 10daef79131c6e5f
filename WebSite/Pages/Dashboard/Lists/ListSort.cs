namespace WebSite.Pages.Dashboard.Lists;

/// <summary>A list's order.</summary>
public enum ListSort
{
    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>The oldest first.</summary>
    Oldest,

    /// <summary>Those first with whom something was said or done last.</summary>
    Seen,

    /// <summary>Those first with whom nothing was for longest.</summary>
    Unseen,

    /// <summary>Those worth most first.</summary>
    Highest,

    /// <summary>Those worth least first.</summary>
    Lowest,

    /// <summary>By name.</summary>
    Az,

    /// <summary>By name, from the end.</summary>
    Za,
}

/// <summary>What a list can be sorted by; each in two directions.</summary>
public enum SortColumn
{
    /// <summary>The time that the list is about.</summary>
    Time,

    /// <summary>When something was last said or done.</summary>
    Seen,

    /// <summary>What it is worth.</summary>
    Value,

    /// <summary>The person's name.</summary>
    Name,
}

/// <summary>Orders in words, and what they are made of.</summary>
public static class ListSorts
{
    private static readonly Dictionary<ListSort, (SortColumn Column, bool IsDescending, ListSort Other, string Words, string First, string Behind)> All = new()
    {
        [ListSort.Newest] = (SortColumn.Time, true, ListSort.Oldest, "newest first", "Newest", "Older"),
        [ListSort.Oldest] = (SortColumn.Time, false, ListSort.Newest, "oldest first", "Oldest", "Newer"),
        [ListSort.Seen] = (SortColumn.Seen, true, ListSort.Unseen, "last seen first", "Last seen", "Seen earlier"),
        [ListSort.Unseen] = (SortColumn.Seen, false, ListSort.Seen, "longest not seen first", "Longest not seen", "Seen later"),
        [ListSort.Highest] = (SortColumn.Value, true, ListSort.Lowest, "highest value first", "Highest", "Lower"),
        [ListSort.Lowest] = (SortColumn.Value, false, ListSort.Highest, "lowest value first", "Lowest", "Higher"),
        [ListSort.Az] = (SortColumn.Name, false, ListSort.Za, "by name, from A", "First names", "Further names"),
        [ListSort.Za] = (SortColumn.Name, true, ListSort.Az, "by name, from Z", "Last names", "Names before"),
    };

    /// <summary>What it sorts by.</summary>
    public static SortColumn Column(this ListSort sort) => All[sort].Column;

    /// <summary>Whether the latest, the highest or the last of the alphabet comes first.</summary>
    public static bool IsDescending(this ListSort sort) => All[sort].IsDescending;

    /// <summary>The same from the other end.</summary>
    public static ListSort Reversed(this ListSort sort) => All[sort].Other;

    /// <summary>In words, to follow what is sorted: <c>newest first</c>.</summary>
    public static string Words(this ListSort sort) => All[sort].Words;

    /// <summary>The same as an option: <c>Newest first</c>.</summary>
    public static string Option(this ListSort sort) => char.ToUpperInvariant(sort.Words()[0]) + sort.Words()[1..];

    /// <summary>What leads to the list's beginning, to the page behind and to the one before.</summary>
    public static (string First, string Behind, string Before) Pages(this ListSort sort) =>
        (All[sort].First, All[sort].Behind, sort.Column() == SortColumn.Name ? sort == ListSort.Az ? "Names before" : "Further names" : All[sort.Reversed()].Behind);

    /// <summary>Both orders of a column, the one first that it usually has.</summary>
    public static IReadOnlyList<ListSort> Of(SortColumn column) => [.. All.Keys.Where(sort => sort.Column() == column)];
}
