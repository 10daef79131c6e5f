using Microsoft.EntityFrameworkCore;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="Rows">In the list's order.</param>
/// <param name="Back">What the page before is read from; null when this is the first.</param>
/// <param name="Next">What the page behind is read from; null when this is the last.</param>
/// <param name="IsCutShort">Whether only so many rows were looked through, and there may be more behind <paramref name="Next"/>.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, ListMark? Back, ListMark? Next, bool IsCutShort = false);

/// <summary>Reads pages.</summary>
internal static class ListPage
{
    /// <summary>Reads a page.</summary>
    /// <typeparam name="T">The rows.</typeparam>
    /// <param name="ask">Of what.</param>
    /// <param name="place">Which.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ListPage<T>> ReadAsync<T>(ListQuestion<T> ask, ListPlace place, CancellationToken cancel)
    {
        var isDescending = place.IsDescending != place.IsBack;
        var order = ask.Order;
        var from = place.Mark is { } mark ? order.Behind(ask.Lead, mark, isDescending) : order.FromEnd(ask.Lead, isDescending);
        var sorted = order.Sort(from, isDescending);
        var asked = ask.Rest.Count == 0 ? sorted : order.Sort(ask.Holding(sorted.Take(ListSize.MostLooked)), isDescending);
        asked = asked.Take(ListSize.PageSize + 1);
        var found = await (ask.Slim?.Invoke(asked) ?? asked).ToListAsync(cancel);
        var hasMore = found.Count > ListSize.PageSize;
        var rows = found.Take(ListSize.PageSize).ToList();

        // Nothing more was found: but was everything looked through?
        var last = ask.Rest.Count == 0 || hasMore ? [] : await LastAsync(ask, sorted, cancel);
        ListMark? further = hasMore ? order.MarkOf(rows[^1]) : last.Count > 0 ? order.MarkOf(last[0]) : null;
        if (!place.IsBack)
        {
            return new(rows, rows.Count > 0 && place.Mark is not null ? order.MarkOf(rows[0]) : place.Mark, further, last.Count > 0);
        }

        if (further is null)
        {
            return await ReadAsync(ask, place with { Mark = null, IsBack = false }, cancel); // The first page, and a whole one.
        }

        rows.Reverse();
        return new(rows, further, rows.Count > 0 ? order.MarkOf(rows[^1]) : place.Mark, last.Count > 0);
    }

    private static Task<List<T>> LastAsync<T>(ListQuestion<T> ask, IQueryable<T> sorted, CancellationToken cancel)
    {
        var last = sorted.Skip(ListSize.MostLooked - 1).Take(1);
        return (ask.Slim?.Invoke(last) ?? last).ToListAsync(cancel);
    }
}

/// <summary>Which page of a list.</summary>
/// <param name="Mark">Where it begins; null for the list's beginning.</param>
/// <param name="IsBack">Whether it ends there instead.</param>
/// <param name="IsDescending">The list's order.</param>
public readonly record struct ListPlace(ListMark? Mark, bool IsBack, bool IsDescending);
