using System.Text.Json;
using System.Text.RegularExpressions;
using WebSite.Model;
using WebSite.Outbox;
using WebSite.Texts;

namespace WebSite.Pages.Dashboard.Texts;

/// <summary>What a merchant fills in for a new template.</summary>
public sealed partial class TemplateForm
{
    public string? Name { get; set; }

    public string? Language { get; set; }

    public string? Body { get; set; }

    public string? SampleOrder { get; set; }

    public string? SampleFirstName { get; set; }

    public string? SampleShop { get; set; }

    public List<TemplateButtonForm> Buttons { get; set; } = [];

    /// <summary>What stands in the text for something that one of Facebook's own templates has and this site doesn't know: to be written otherwise.</summary>
    public List<string> Unknown { get; set; } = [];

    /// <summary>What the form begins with.</summary>
    public static TemplateForm For(Occasion occasion, string language, string shop, bool hasAddress) => new()
    {
        Name = NameOf(occasion),
        Language = language,
        Body = occasion.Rule().Template ?? "",
        SampleOrder = TemplateText.Parameters[0].Sample,
        SampleFirstName = TemplateText.Parameters[1].Sample,
        SampleShop = shop,
        Buttons = hasAddress ? [new() { Kind = TemplateButtonKind.OrderPage, Title = "Your order" }] : [],
    };

    /// <summary>The same with the words of one of Facebook's own templates.</summary>
    public TemplateForm With(LibraryTemplate own)
    {
        ArgumentNullException.ThrowIfNull(own);
        (Name, Body, Unknown) = (own.Name, own.Text.Body, [.. own.Text.Unknown]);
        if (Buttons is [{ Kind: TemplateButtonKind.OrderPage } first, ..] && own.Button is { Length: > 0 and <= TemplateButton.LongestTitle } title)
        {
            first.Title = title;
        }

        return this;
    }

    /// <summary>The text, with lines that end as Facebook's do.</summary>
    public string Text => TextFault.Tidy(Body);

    /// <summary>The sample of a parameter; empty when there is none.</summary>
    public string Sample(string name) => (name switch
    {
        "order" => SampleOrder,
        "first_name" => SampleFirstName,
        _ => SampleShop,
    })?.Trim() ?? "";

    /// <summary>The text as whoever approves it sees it.</summary>
    public string Preview => TemplateText.Fill(Text, Sample);

    /// <summary>The buttons that are filled in.</summary>
    public IReadOnlyList<TemplateButton> Filled => [.. Buttons.Where(b => b.Kind is not null).Select(b => new TemplateButton(b.Kind!.Value, b.Title?.Trim() ?? "", b.Target))];

    /// <summary>What is wrong, by field.</summary>
    /// <param name="hasAddress">Whether the site knows its own address.</param>
    public IEnumerable<(string Field, string Message)> Faults(bool hasAddress)
    {
        if (!NameForm().IsMatch(Name ?? ""))
        {
            yield return ("Form.Name", $"A name has 1 to {UtilityTemplate.LongestName} small letters, digits and underscores.");
        }

        if (!LanguageForm().IsMatch(Language ?? ""))
        {
            yield return ("Form.Language", "Write the language as Facebook does, for instance en_US or de.");
        }

        if (TemplateText.Fault(Text) is { } fault)
        {
            yield return ("Form.Body", fault);
        }

        if (Unknown.Find(each => Text.Contains(each, StringComparison.Ordinal)) is { } left)
        {
            yield return ("Form.Body", $"Write something else for {left}: this site doesn't know what stands there in each order's news.");
        }

        if (TemplateText.In(Text).FirstOrDefault(name => Sample(name).Length == 0) is { } without)
        {
            yield return ("Form.Body", $"{{{without}}} has no sample: who approves the template sees those.");
        }

        foreach (var (field, message) in Buttons.SelectMany((button, place) => button.Faults(hasAddress).Select(each => ($"Form.Buttons[{place}].{each.Field}", each.Message))))
        {
            yield return (field, message);
        }
    }

    /// <summary>The template, not sent yet.</summary>
    public UtilityTemplate Make(string pageId, Occasion occasion, DateTimeOffset now) => new()
    {
        PageId = pageId,
        Occasion = occasion,
        Name = Name!,
        Language = Language!,
        Body = Text,
        Samples = JsonSerializer.Serialize(TemplateText.In(Text).ToDictionary(name => name, Sample)),
        Buttons = TemplateButton.Write(Filled),
        ChangedAt = now,
    };

    /// <summary>For instance <c>order_shipped</c>.</summary>
    private static string NameOf(Occasion occasion) => Capitals().Replace(occasion.ToString(), "_$0").TrimStart('_').ToLowerInvariant();

    [GeneratedRegex("^[a-z0-9_]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex("^[a-z]{2,3}(_[A-Z]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageForm();

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
