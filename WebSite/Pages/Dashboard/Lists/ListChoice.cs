namespace WebSite.Pages.Dashboard.Lists;

/// <summary>One thing of which a list may show only a part: a row of tabs, or a field with options.</summary>
/// <param name="Name">What it is called in addresses.</param>
/// <param name="Label">What it is called for merchants.</param>
/// <param name="Value">What is chosen; null for all.</param>
/// <param name="Options">What there is to choose from; null for all.</param>
public sealed record ListChoice(string Name, string Label, string? Value, IReadOnlyList<(string? Value, string Name)> Options)
{
    /// <summary>One of the values of an enum, or all.</summary>
    public static ListChoice Of<T>(string name, string label, T? value, Func<T, string> say, string all, params ReadOnlySpan<T> values)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(say);
        List<(string?, string)> options = [(null, all)];
        foreach (var one in values.Length > 0 ? values.ToArray() : Enum.GetValues<T>())
        {
            options.Add((Text<T>(one), say(one)));
        }

        return new(name, label, Text(value), options);
    }

    /// <summary>A value as addresses have it.</summary>
    public static string? Text<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLowerInvariant();
}
