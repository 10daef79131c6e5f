using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebSite.Model;

/// <summary>A button below a utility message. Facebook takes no quick replies there. Source: <c>docs/platform.md</c>, Utility messages.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Title">What stands on it, at most <see cref="LongestTitle"/> characters.</param>
/// <param name="Value">The address or the phone number, or <see cref="Back"/>; null where the kind needs none.</param>
public sealed record TemplateButton(TemplateButtonKind Kind, string Title, string? Value = null)
{
    /// <summary>In characters.</summary>
    public const int LongestTitle = 20;

    /// <summary>The value of a button to the order's page that goes by a link back, which is counted. Those of templates made before there were such links have none.</summary>
    public const string Back = "go";

    /// <summary>Whether it opens the order's page by a link back.</summary>
    [JsonIgnore]
    public bool LeadsBack => Kind == TemplateButtonKind.OrderPage && Value == Back;

    /// <summary>The most of a template.</summary>
    public const int Most = 3;

    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter<TemplateButtonKind>() } };

    /// <summary>As <see cref="UtilityTemplate.Buttons"/> has them.</summary>
    public static string Write(IReadOnlyList<TemplateButton> buttons) => JsonSerializer.Serialize(buttons, Format);

    /// <summary>Those of a template.</summary>
    public static IReadOnlyList<TemplateButton> Read(string text) => JsonSerializer.Deserialize<TemplateButton[]>(text, Format) ?? [];
}

/// <summary>What a template's button does.</summary>
public enum TemplateButtonKind
{
    /// <summary>Opens the order's own page.</summary>
    OrderPage,

    /// <summary>Opens an address.</summary>
    Link,

    /// <summary>Calls a number.</summary>
    Phone,

    /// <summary>Answers with what stands on it.</summary>
    Reply,
}
