using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>How many rows a list has, as far as that is known.</summary>
/// <param name="Number">So many.</param>
/// <param name="Kind">How sure that is.</param>
public readonly record struct ListCount(long Number, ListCountKind Kind)
{
    /// <summary>Counts, at most so far as that is quickly done.</summary>
    public static async Task<ListCount> ReadAsync<T>(ListQuestion<T> ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var all = ask.Order.Sort(ask.Order.FromEnd(ask.Lead, isDescending: true), isDescending: true);
        if (ask.Rest.Count > 0)
        {
            var looked = all.Take(ListSize.MostLooked + 1);
            var number = await ask.Holding(looked).CountAsync(cancel);
            return new(number, await looked.CountAsync(cancel) > ListSize.MostLooked ? ListCountKind.AtLeast : ListCountKind.Exact);
        }

        var counted = await all.Take(ListSize.MostCounted + 1).CountAsync(cancel);
        return counted <= ListSize.MostCounted ? new(counted, ListCountKind.Exact)
            : ask.About is { } about ? new(await about(cancel), ListCountKind.About)
            : new(ListSize.MostCounted, ListCountKind.MoreThan);
    }

    /// <summary>In words.</summary>
    /// <param name="noun">One of them.</param>
    /// <param name="nouns">Several of them.</param>
    public string Say(string noun, string nouns) => Kind switch
    {
        ListCountKind.About => $"about {Round(Number)} {nouns}",
        ListCountKind.MoreThan => $"more than {Whole(Number)} {nouns}",
        ListCountKind.AtLeast => $"at least {Whole(Number)} {(Number == 1 ? noun : nouns)}",
        _ => $"{Whole(Number)} {(Number == 1 ? noun : nouns)}",
    };

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Round(long number) => number < 1_000_000
        ? Whole(number / 1_000 * 1_000)
        : (number / 1_000_000d).ToString(number < 10_000_000 ? "0.##" : "0.#", CultureInfo.InvariantCulture) + " million";
}

/// <summary>How sure a count is.</summary>
public enum ListCountKind
{
    /// <summary>Just so many.</summary>
    Exact,

    /// <summary>By the first and the last id: those that were deleted in between count.</summary>
    About,

    /// <summary>They were counted so far, and there are more.</summary>
    MoreThan,

    /// <summary>So many were found among those that were looked through, and there are more of these.</summary>
    AtLeast,
}
