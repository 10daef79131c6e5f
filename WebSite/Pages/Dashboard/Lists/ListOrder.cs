using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>
/// What a list is sorted by: a time and the id, or the id alone. There is an index of just that, so that any page of the list is a look into the index
/// and some rows from there on.
/// </summary>
/// <typeparam name="T">The rows.</typeparam>
public sealed class ListOrder<T>
{
    private readonly Expression<Func<T, DateTimeOffset>>? _at;
    private readonly Expression<Func<T, long>> _id;
    private readonly Func<T, DateTimeOffset>? _timeOf;
    private readonly Func<T, long> _idOf;

    /// <param name="at">The time; null when the id alone counts.</param>
    /// <param name="id">The id.</param>
    public ListOrder(Expression<Func<T, DateTimeOffset>>? at, Expression<Func<T, long>> id)
    {
        ArgumentNullException.ThrowIfNull(id);
        (_at, _id, _timeOf, _idOf) = (at, id, at?.Compile(), id.Compile());
    }

    /// <summary>The place of a row.</summary>
    public ListMark MarkOf(T row) => new(_timeOf?.Invoke(row).ToUnixTimeMilliseconds() ?? 0, _idOf(row));

    /// <summary>The rows behind a place. That the time is no later is said twice: by the first the index is searched, the second is looked at row by row.</summary>
    public IQueryable<T> Behind(IQueryable<T> rows, ListMark mark, bool isDescending)
    {
        var (at, id) = (mark.Time, mark.Id);
        return (_at is null, isDescending) switch
        {
            (true, true) => rows.Where(Of(i => i < id)),
            (true, false) => rows.Where(Of(i => i > id)),
            (false, true) => rows.Where(Of((a, i) => a <= at && (a < at || i < id))),
            (false, false) => rows.Where(Of((a, i) => a >= at && (a > at || i > id))),
        };
    }

    /// <summary>All rows, said so that the index is searched from its end, and not only read along.</summary>
    public IQueryable<T> FromEnd(IQueryable<T> rows, bool isDescending)
    {
        var (latest, earliest) = (DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch);
        return (_at is null, isDescending) switch
        {
            (true, true) => rows.Where(Of(i => i <= long.MaxValue)),
            (true, false) => rows.Where(Of(i => i >= 0)),
            (false, true) => rows.Where(Of((a, _) => a <= latest)),
            (false, false) => rows.Where(Of((a, _) => a >= earliest)),
        };
    }

    /// <summary>Sorts rows.</summary>
    public IQueryable<T> Sort(IQueryable<T> rows, bool isDescending)
    {
        var order = isDescending ? "Descending" : "";
        return _at is null ? By(rows, nameof(Queryable.OrderBy) + order, _id) : By(By(rows, nameof(Queryable.OrderBy) + order, _at), nameof(Queryable.ThenBy) + order, _id);
    }

    /// <summary>Calls a method of <see cref="Queryable"/>; a smaller number's conversion to an id is left off, for the index knows nothing of it.</summary>
    private static IQueryable<T> By(IQueryable<T> rows, string method, LambdaExpression key)
    {
        var body = key.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : key.Body;
        var call = Expression.Call(typeof(Queryable), method, [typeof(T), body.Type], rows.Expression, Expression.Quote(Expression.Lambda(body, key.Parameters)));
        return rows.Provider.CreateQuery<T>(call);
    }

    private Expression<Func<T, bool>> Of(Expression<Func<long, bool>> holds) =>
        Expression.Lambda<Func<T, bool>>(ReplacingExpressionVisitor.Replace(holds.Parameters[0], _id.Body, holds.Body), _id.Parameters);

    private Expression<Func<T, bool>> Of(Expression<Func<DateTimeOffset, long, bool>> holds)
    {
        var row = _id.Parameters[0];
        var at = ReplacingExpressionVisitor.Replace(_at!.Parameters[0], row, _at.Body);
        return Expression.Lambda<Func<T, bool>>(new ReplacingExpressionVisitor([.. holds.Parameters], [at, _id.Body]).Visit(holds.Body), row);
    }
}
