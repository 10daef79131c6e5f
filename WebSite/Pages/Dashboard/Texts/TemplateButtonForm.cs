using System.Text.RegularExpressions;
using WebSite.Model;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>What a merchant fills in for a template's button.</summary>
public sealed partial class TemplateButtonForm
{
    /// <summary>Null: there is none.</summary>
    public TemplateButtonKind? Kind { get; set; }

    public string? Title { get; set; }

    public string? Value { get; set; }

    /// <summary>The address or the number, or that it leads back by a link that is counted; null where the kind needs none.</summary>
    public string? Target => Kind is TemplateButtonKind.Link or TemplateButtonKind.Phone ? Value?.Trim() : Kind == TemplateButtonKind.OrderPage ? TemplateButton.Back : null;

    /// <summary>What a kind does, for the merchant.</summary>
    public static string Name(TemplateButtonKind? kind) => kind switch
    {
        TemplateButtonKind.OrderPage => "Opens the order's page",
        TemplateButtonKind.Link => "Opens an address",
        TemplateButtonKind.Phone => "Calls a number",
        TemplateButtonKind.Reply => "Answers with its words",
        _ => "No button",
    };

    /// <summary>What is wrong, by field.</summary>
    public IEnumerable<(string Field, string Message)> Faults(bool hasAddress)
    {
        if (Kind is null)
        {
            yield break;
        }

        if (Title?.Trim() is not { Length: > 0 and <= TemplateButton.LongestTitle })
        {
            yield return (nameof(Title), $"A button has 1 to {TemplateButton.LongestTitle} characters on it.");
        }

        if (Kind == TemplateButtonKind.OrderPage && !hasAddress)
        {
            yield return (nameof(Kind), "The site doesn't know its own address, so no button can lead to it: set Site:PublicUrl.");
        }

        if (Kind == TemplateButtonKind.Link && !(Uri.TryCreate(Target, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps))
        {
            yield return (nameof(Value), "Write the whole address, beginning with https://.");
        }

        if (Kind == TemplateButtonKind.Phone && !Number().IsMatch(Target ?? ""))
        {
            yield return (nameof(Value), "Write the number with a plus sign and the country code, for instance +358401234567.");
        }
    }

    [GeneratedRegex(@"^\+[0-9]{6,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
