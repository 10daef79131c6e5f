using System.ComponentModel;

namespace Messenger.AspNetCore.Configuration;

/// <summary>Whether a text can be read as a setting's value.</summary>
internal static class SettingValue
{
    /// <summary>A sentence when it can't; null when it can.</summary>
    public static string? Fault(string key, string text, Type type) => CanBeRead(text, type) ? null : $"{key} is '{text}'. {Wanted(type)}";

    // As the configuration's binder does.
    private static bool CanBeRead(string text, Type type)
    {
        try
        {
            return type == typeof(string) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException || exception.InnerException is FormatException or OverflowException)
        {
            return false;
        }
    }

    private static string Wanted(Type type) =>
        type == typeof(int) ? "It must be a whole number, such as 10."
        : type == typeof(bool) ? "It must be true or false."
        : type == typeof(TimeSpan) ? "It must be a time, such as 1.00:00:00 (a day) or 00:10:00 (ten minutes)."
        : type.IsEnum ? $"Allowed: {string.Join(", ", Enum.GetNames(type))}."
        : $"It must be of the type {type.Name}.";
}
