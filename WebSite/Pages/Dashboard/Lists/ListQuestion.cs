using System.Linq.Expressions;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>What a list is asked for.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="Order">What it is sorted by.</param>
/// <param name="Lead">The rows in question, by at most one condition: together with <paramref name="Order"/> it has an index, so that nothing is read in vain.</param>
/// <param name="Rest">What else must hold. It has no index: so many rows of <paramref name="Lead"/> are looked through at a time and no more.</param>
/// <param name="Slim">Leaves off what the page doesn't need of a row; null where it needs all of it.</param>
/// <param name="About">How many rows there are about, where no condition is set; null where that can't be said.</param>
public sealed record ListQuestion<T>(ListOrder<T> Order, IQueryable<T> Lead, IReadOnlyList<Expression<Func<T, bool>>> Rest, Func<CancellationToken, Task<long>>? About = null, Func<IQueryable<T>, IQueryable<T>>? Slim = null)
{
    /// <summary>Those of some rows for which the rest holds.</summary>
    internal IQueryable<T> Holding(IQueryable<T> rows) => Rest.Aggregate(rows, (some, holds) => some.Where(holds));
}

/// <summary>How far lists go at a time.</summary>
public static class ListSize
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>Rows that are looked through for a page.</summary>
    public const int MostLooked = 5_000;

    /// <summary>Rows that are counted one by one.</summary>
    public const int MostCounted = 10_000;
}
