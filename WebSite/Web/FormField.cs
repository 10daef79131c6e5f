namespace WebSite.Web;

/// <summary>A labelled input, as <c>_Field.cshtml</c> draws it.</summary>
/// <param name="Name">The name that the form posts, for instance <c>Input.Email</c>.</param>
/// <param name="Label">For people.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Autocomplete">What browsers fill it with.</param>
/// <param name="Type">The input's type.</param>
/// <param name="Hint">A sentence under the label, or null.</param>
/// <param name="Error">What is wrong with the value, or null.</param>
public sealed record FormField(string Name, string Label, string? Value, string Autocomplete, string Type = "text", string? Hint = null, string? Error = null)
{
    /// <summary>The element's id.</summary>
    public string Id => Name.Replace('.', '_');

    /// <summary>The ids of what describes it, or null.</summary>
    public string? DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
