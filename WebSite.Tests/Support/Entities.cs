using System.Linq.Expressions;
using System.Reflection;

namespace WebSite.Tests.Support;

/// <summary>Brings entities into a state that a test begins with. The site itself can't: their properties are set when they are made, or by their own methods.</summary>
internal static class Entities
{
    /// <summary>Sets a property, and returns the entity.</summary>
    public static T With<T, TValue>(this T entity, Expression<Func<T, TValue>> property, TValue value)
        where T : class
    {
        var member = property.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : property.Body;
        ((PropertyInfo)((MemberExpression)member).Member).SetValue(entity, value);
        return entity;
    }
}
