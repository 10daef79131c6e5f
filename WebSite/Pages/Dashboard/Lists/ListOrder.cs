using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>
/// What a list is sorted by: a time, a value or a text, and the id; or the id alone. There is an index of just that, so that any page of the list is a look
/// into the index and some rows from there on.
/// </summary>
/// <typeparam name="T">The rows.</typeparam>
public sealed class ListOrder<T>
{
    private readonly ListKey<T>? _key;
    private readonly Expression<Func<T, long>> _id;
    private readonly Func<T, long> _idOf;

    /// <summary>By a time.</summary>
    public ListOrder(Expression<Func<T, DateTimeOffset>> at, Expression<Func<T, long>> id)
        : this(ListKey<T>.Of(at), id)
    {
    }

    /// <summary>By the id alone.</summary>
    public ListOrder(Expression<Func<T, long>> id)
        : this((ListKey<T>?)null, id)
    {
    }

    internal ListOrder(ListKey<T>? key, Expression<Func<T, long>> id)
    {
        ArgumentNullException.ThrowIfNull(id);
        (_key, _id, _idOf) = (key, id, id.Compile());
    }

    /// <summary>The place of a row.</summary>
    public ListMark MarkOf(T row) => _key is null ? new(0, _idOf(row)) : _key.MarkOf(row) with { Id = _idOf(row) };

    /// <summary>The rows behind a place. That the key is no later is said twice: by the first the index is searched, the second is looked at row by row.</summary>
    public IQueryable<T> Behind(IQueryable<T> rows, ListMark mark, bool isDescending)
    {
        var row = _id.Parameters[0];
        var id = Expression.MakeBinary(isDescending ? ExpressionType.LessThan : ExpressionType.GreaterThan, _id.Body, ListKey<T>.Value(mark.Id));
        return rows.Where(Expression.Lambda<Func<T, bool>>(
            _key is null ? id : Expression.AndAlso(
                _key.Compare(row, isDescending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, mark),
                Expression.OrElse(_key.Compare(row, isDescending ? ExpressionType.LessThan : ExpressionType.GreaterThan, mark), id)),
            row));
    }

    /// <summary>All rows, said so that the index is searched from its end, and not only read along.</summary>
    public IQueryable<T> FromEnd(IQueryable<T> rows, bool isDescending)
    {
        var row = _id.Parameters[0];
        var all = _key is not null ? _key.FromEnd(row, isDescending)
            : Expression.MakeBinary(isDescending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, _id.Body, ListKey<T>.Value(isDescending ? long.MaxValue : 0));
        return rows.Where(Expression.Lambda<Func<T, bool>>(all, row));
    }

    /// <summary>Sorts rows.</summary>
    public IQueryable<T> Sort(IQueryable<T> rows, bool isDescending)
    {
        var order = isDescending ? "Descending" : "";
        return _key is null ? By(rows, nameof(Queryable.OrderBy) + order, _id) : By(By(rows, nameof(Queryable.OrderBy) + order, _key.Of()), nameof(Queryable.ThenBy) + order, _id);
    }

    /// <summary>Calls a method of <see cref="Queryable"/>; a smaller number's conversion to an id is left off, for the index knows nothing of it.</summary>
    private static IQueryable<T> By(IQueryable<T> rows, string method, LambdaExpression key)
    {
        var body = key.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : key.Body;
        var call = Expression.Call(typeof(Queryable), method, [typeof(T), body.Type], rows.Expression, Expression.Quote(Expression.Lambda(body, key.Parameters)));
        return rows.Provider.CreateQuery<T>(call);
    }
}

/// <summary>What a list is sorted by before the id.</summary>
/// <typeparam name="T">The rows.</typeparam>
internal sealed class ListKey<T>
{
    private readonly LambdaExpression _key;
    private readonly Func<T, ListMark> _markOf;
    private readonly Func<ListMark, Expression> _valueOf;
    private readonly (Expression Least, Expression Most) _ends;

    private ListKey(LambdaExpression key, Func<T, ListMark> markOf, Func<ListMark, Expression> valueOf, Expression least, Expression most) =>
        (_key, _markOf, _valueOf, _ends) = (key, markOf, valueOf, (least, most));

    /// <summary>Whether it is a text.</summary>
    public bool IsText => _key.ReturnType == typeof(string);

    /// <summary>A time.</summary>
    public static ListKey<T> Of(Expression<Func<T, DateTimeOffset>> at)
    {
        var timeOf = at.Compile();
        return new(at, row => new(timeOf(row).ToUnixTimeMilliseconds(), 0), mark => Value(mark.Time), Value(DateTimeOffset.UnixEpoch), Value(DateTimeOffset.MaxValue));
    }

    /// <summary>A value that isn't below zero, which the database has in a column that the row doesn't.</summary>
    public static ListKey<T> Of(Expression<Func<T, long>> column, Func<T, long> valueOf) =>
        new(column, row => new(valueOf(row), 0), mark => Value(mark.At), Value(0L), Value(long.MaxValue));

    /// <summary>A text; rows without one aren't in the list.</summary>
    public static ListKey<T> Of(Expression<Func<T, string?>> text)
    {
        var textOf = text.Compile();
        return new(text, row => new(0, 0, textOf(row)), mark => Value(mark.Text ?? ""), Value(""), Value(""));
    }

    /// <summary>A value that becomes a parameter of the query: as a constant, each page would be another query.</summary>
    public static Expression Value<TValue>(TValue value)
    {
        Expression<Func<TValue>> captured = () => value;
        return captured.Body;
    }

    /// <summary>The key of a row.</summary>
    public LambdaExpression Of() => _key;

    /// <summary>A row's place, but for its id.</summary>
    public ListMark MarkOf(T row) => _markOf(row);

    /// <summary>How a row's key compares with a place's.</summary>
    public Expression Compare(ParameterExpression row, ExpressionType how, ListMark mark) => Compare(row, how, _valueOf(mark));

    /// <summary>Whether a row has a key at all; of times and values said by the end where the list begins.</summary>
    public Expression FromEnd(ParameterExpression row, bool isDescending) => IsText || !isDescending
        ? Compare(row, ExpressionType.GreaterThanOrEqual, _ends.Least)
        : Compare(row, ExpressionType.LessThanOrEqual, _ends.Most);

    private BinaryExpression Compare(ParameterExpression row, ExpressionType how, Expression value)
    {
        var key = ReplacingExpressionVisitor.Replace(_key.Parameters[0], row, _key.Body);
        return IsText
            ? Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), null, key, value), Expression.Constant(0))
            : Expression.MakeBinary(how, key, value);
    }
}
