using System.Reflection;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Which settings an options class has: what the configuration's binder fills.</summary>
public static class BoundSettings
{
    /// <summary>Its settings; what is worked out of others is none.</summary>
    public static IEnumerable<PropertyInfo> Of(Type options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true } || ListOf(property.PropertyType) is not null);
    }

    /// <summary>What a list has in it; null when the type is no list that can be filled.</summary>
    public static Type? ListOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>What stands under freely chosen names; null when the type is no such class.</summary>
    public static Type? ValuesOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.BaseType is { IsGenericType: true } named && named.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? named.GetGenericArguments()[1] : null;
    }

    /// <summary>Whether it is one value, not a group of settings.</summary>
    public static bool IsValue(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type == typeof(string) || type.IsValueType;
    }

    /// <summary>What the settings' own rules say against them: a sentence each.</summary>
    public static IEnumerable<string> Faults(string section, object options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var property in ValuesOf(options.GetType()) is null ? Of(options.GetType()) : [])
        {
            var (key, value) = ($"{section}:{property.Name}", property.GetValue(options));
            if (property.PropertyType.IsEnum && !Enum.IsDefined(property.PropertyType, value!))
            {
                yield return $"{key} is '{value}'. Allowed: {string.Join(", ", Enum.GetNames(property.PropertyType))}.";
            }

            foreach (var fault in property.GetCustomAttributes<SettingRuleAttribute>().Select(rule => rule.Fault(key, value)).OfType<string>())
            {
                yield return fault;
            }
        }
    }
}
