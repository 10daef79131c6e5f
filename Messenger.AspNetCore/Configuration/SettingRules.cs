namespace Messenger.AspNetCore.Configuration;

/// <summary>A whole number between two others.</summary>
public sealed class WholeNumberAttribute(int least, int most) : SettingRuleAttribute
{
    /// <summary>The least that is allowed.</summary>
    public int Least => least;

    /// <summary>The most that is allowed.</summary>
    public int Most => most;

    /// <inheritdoc/>
    public override string? Fault(string key, object? value) =>
        value is int number && (number < least || number > most) ? $"{key} is '{number}'. Allowed: {least} to {most}{(Note.Length > 0 ? Note : ".")}" : null;
}

/// <summary>One of some values.</summary>
public sealed class OneOfAttribute : SettingRuleAttribute
{
    /// <summary>Names the values.</summary>
    public OneOfAttribute(params object[] values) => Values = [.. values];

    /// <summary>Names a static property that has them.</summary>
    public OneOfAttribute(Type type, string property) => Values = [.. ((IEnumerable<string>)type.GetProperty(property)!.GetValue(null)!)];

    /// <summary>All that are allowed.</summary>
    public IReadOnlyList<object> Values { get; }

    /// <summary>Whether texts may be written in other cases.</summary>
    public bool IgnoresCase { get; set; }

    /// <inheritdoc/>
    public override string? Fault(string key, object? value) =>
        value is null || Values.Contains(value) || (IgnoresCase && value is string text && Values.OfType<string>().Contains(text, StringComparer.OrdinalIgnoreCase)) ? null : $"{key} is '{value}'. Allowed: {string.Join(", ", Values)}{(Note.Length > 0 ? Note : ".")}";
}

/// <summary>A text that isn't too long.</summary>
public sealed class AtMostCharactersAttribute(int most) : SettingRuleAttribute
{
    /// <summary>The most characters.</summary>
    public int Most => most;

    /// <inheritdoc/>
    public override string? Fault(string key, object? value) =>
        value is string text && text.Length > most ? $"{key} has {text.Length} characters. Allowed: up to {most}{(Note.Length > 0 ? Note : ".")}" : null;
}

/// <summary>Something that has to be set.</summary>
/// <param name="what">What it is, or where to find it: the sentence's end.</param>
public sealed class RequiredSettingAttribute(string what) : SettingRuleAttribute
{
    /// <inheritdoc/>
    public override string? Fault(string key, object? value) => value is string text && string.IsNullOrWhiteSpace(text) ? $"{key} is missing: {what}" : null;
}
