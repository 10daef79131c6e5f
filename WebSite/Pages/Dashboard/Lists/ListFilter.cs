using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>Which part of a list is shown: what stands in the address, and back into it. What is looked for is closed in <see cref="Find"/>.</summary>
public abstract class ListFilter
{
    /// <summary>What is looked for, as it was typed. It stands in no address that the site makes.</summary>
    [StringLength(512)]
    public string? Search { get; set; }

    /// <summary>The same as addresses have it: <see cref="FilterSeal"/>.</summary>
    [StringLength(4096)]
    public string? Find { get; set; }

    /// <summary>At this time or later, in UTC.</summary>
    public DateTime? From { get; set; }

    /// <summary>Before this time, in UTC.</summary>
    public DateTime? To { get; set; }

    /// <summary>One of the orders of <see cref="Columns"/>.</summary>
    public ListSort Sort { get; set; }

    /// <summary>The page behind this mark.</summary>
    public string? Next { get; set; }

    /// <summary>The page before this mark.</summary>
    public string? Back { get; set; }

    /// <summary>The list's address.</summary>
    public abstract string Root { get; }

    /// <summary>One row of the list.</summary>
    public abstract string Noun { get; }

    /// <summary>Several of them.</summary>
    public virtual string Nouns => Noun + "s";

    /// <summary>What may be looked for, as the field's label.</summary>
    public abstract string Searched { get; }

    /// <summary>The time that <see cref="From"/> and <see cref="To"/> are about, as the fields' label.</summary>
    public abstract string Timed { get; }

    /// <summary>What live news the list follows.</summary>
    public abstract string News { get; }

    /// <summary>The row of tabs.</summary>
    public abstract ListChoice Tabs { get; }

    /// <summary>Fields with options.</summary>
    public virtual IReadOnlyList<ListChoice> Choices => [];

    /// <summary>What the list can be sorted by: each has an index.</summary>
    public virtual IReadOnlyList<SortColumn> Columns => [SortColumn.Time];

    /// <summary>The orders that there are.</summary>
    public IEnumerable<ListSort> Sorts => Columns.SelectMany(ListSorts.Of);

    /// <summary>Whether this is the beginning of the list, where what is new appears.</summary>
    public bool IsHead => Next is null && Back is null && (Sort is ListSort.Newest or ListSort.Seen);

    /// <summary>Whether anything but the tab is asked for.</summary>
    public bool IsNarrow => !string.IsNullOrWhiteSpace(Search) || From is not null || To is not null || Choices.Any(choice => choice.Value is not null);

    /// <summary>Whether the list may show less than there is.</summary>
    public bool IsPart => IsNarrow || Tabs.Value is not null || !IsHead;

    /// <summary><see cref="From"/> with its zone.</summary>
    internal DateTimeOffset? Since => Utc(From);

    /// <summary><see cref="To"/> with its zone.</summary>
    internal DateTimeOffset? Until => Utc(To);

    /// <summary>Which page; with its mark once that has been read: a name in it is closed in the address.</summary>
    internal ListPlace Place => new(Mark, Next is null && Back is not null, Sort.IsDescending());

    internal ListMark? Mark { get; set; }

    /// <summary>The address of the list's beginning with this filter.</summary>
    /// <param name="more">What else stands there, or something else than in this filter.</param>
    public string Path(params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Fields)
        {
            Add(name, Named(name, more) is { } other ? other.Value : value);
        }

        foreach (var (name, value) in more)
        {
            if (Fields.All(field => field.Name != name))
            {
                Add(name, value);
            }
        }

        return Root + query;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }
    }

    /// <summary>The address of the same tab with nothing else.</summary>
    public string WholeTab => Root + (Tabs.Value is { } value ? $"?{Tabs.Name}={value}" : "");

    /// <summary>The address of the list's beginning in another order.</summary>
    public string Sorted(ListSort sort) => Path(("sort", Text(sort)));

    private static string? Text(ListSort sort) => sort == default ? null : ListChoice.Text<ListSort>(sort);

    /// <summary>A time as the form's field has it.</summary>
    public static string? Text(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>What stands in the address, in order.</summary>
    protected virtual IEnumerable<(string Name, string? Value)> Fields =>
    [
        (Tabs.Name, Tabs.Value), .. Choices.Select(choice => (choice.Name, choice.Value)),
        ("find", Find), ("from", Text(From)), ("to", Text(To)), ("sort", Text(Sort)),
    ];

    private static (string Name, string? Value)? Named(string name, ReadOnlySpan<(string Name, string? Value)> more)
    {
        foreach (var one in more)
        {
            if (one.Name == name)
            {
                return one;
            }
        }

        return null;
    }

    private static DateTimeOffset? Utc(DateTime? time) => time is { } value ? new(DateTime.SpecifyKind(value, DateTimeKind.Utc)) : null;
}
