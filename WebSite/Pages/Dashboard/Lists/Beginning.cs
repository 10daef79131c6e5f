using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using WebSite.Language;

namespace WebSite.Pages.Dashboard.Lists;

/// <summary>Rows in which a text begins with another: as a range, which any index of the column serves, on any database.</summary>
internal static class Beginning
{
    public static IQueryable<T> WhereBegins<T>(this IQueryable<T> rows, Expression<Func<T, string?>> text, string start)
    {
        var end = SearchKey.EndOf(start);
#pragma warning disable CA1309, CA1310 // It is never called: it becomes SQL, which compares as the index is sorted.
        Expression<Func<string?, bool>> begins = t => string.Compare(t, start) >= 0 && string.Compare(t, end) < 0;
#pragma warning restore CA1309, CA1310
        return rows.Where(Expression.Lambda<Func<T, bool>>(ReplacingExpressionVisitor.Replace(begins.Parameters[0], text.Body, begins.Body), text.Parameters));
    }
}
