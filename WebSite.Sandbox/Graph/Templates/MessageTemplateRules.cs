using System.Text.RegularExpressions;
using WebSite.Sandbox.Rules;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Templates;

/// <summary>What a template may be, and which one is rejected when it is looked at. <c>docs/platform.md</c>, Utility messages.</summary>
internal static partial class MessageTemplateRules
{
    private const int LongestBody = 1024;

    private const int LongestTitle = 20;

    private const int LongestHeader = 60;

    /// <summary>The format of a header that is a picture.</summary>
    public const string Picture = "IMAGE";

    private static readonly string[] Types = ["BODY", "HEADER", "FOOTER", "BUTTONS"];

    private static readonly string[] ButtonTypes = ["POSTBACK", "URL", "PHONE_NUMBER", "QUICK_REPLY"];

    /// <summary>Null when it may be looked at.</summary>
    public static GraphError? WhyNot(GraphRequest request)
    {
        var (name, library) = (request["name"], request["library_template_name"]);
        return name.NeedText(512)
            ?? (Name().IsMatch(name.Text!) ? null : name.Wrong("of the characters a-z, 0-9 and _"))
            ?? request["language"].NeedText(16)
            ?? request["category"].NeedOneOf("UTILITY")
            ?? request["parameter_format"].MayOneOf("NAMED", "POSITIONAL")
            ?? (library.IsMissing ? WhyNotComponents(request["components"], UtilityTemplates.Pictures.Has(request.Now))
                : TemplateLibrary.Find(library.Text, request["language"].Text) is null ? library.Wrong("the name of a template of the library in this language")
                : null);
    }

    private static GraphError? WhyNotComponents(Param components, bool hasPictures) =>
        components.NeedList(1, 4, each => WhyNotComponent(each, hasPictures))
        ?? (components.Items.Count(each => each["type"].Text == "BODY") == 1 ? null : components.Wrong("a list with one BODY"));

    /// <summary>Facebook's word for why a template is rejected; null when it is approved. What advertises is no utility message.</summary>
    public static string? WhyRejected(MessageTemplate template) =>
        Advertising().IsMatch(UtilityText.Body(template)) ? "PROMOTIONAL" : null;

    private static GraphError? WhyNotComponent(Param component, bool hasPictures) =>
        component.NeedObject()
        ?? component["type"].NeedOneOf(Types)
        ?? (component["type"].Text switch
        {
            "BODY" => component["text"].NeedText(LongestBody) ?? WhyNotSamples(component),
            "BUTTONS" => component["buttons"].NeedList(1, 3, WhyNotButton),
            "HEADER" when component["format"].Text == Picture => hasPictures ? component["example"]["header_handle"].NeedList(1, 1, each => each.NeedText()) : component["format"].Wrong("TEXT"),
            "HEADER" => component["format"].MayOneOf("TEXT", Picture) ?? component["text"].MayText(LongestHeader),
            _ => null,
        });

    private static GraphError? WhyNotSamples(Param body)
    {
        var example = body["example"];
        var named = example["body_text_named_params"].Items.Where(each => each["example"].Text is { Length: > 0 }).Select(each => each["param_name"].Text).ToHashSet();
        var positions = (example["body_text"].Items is [var first, ..] ? first.Items : []).Count;
        return UtilityText.Parameters(body["text"].Text!).FirstOrDefault(name => int.TryParse(name, out var place) ? place > positions : !named.Contains(name)) is { } without
            ? GraphError.Parameter($"The parameter {{{{{without}}}}} of {body.Path} has no sample value", 2388043)
            : null;
    }

    private static GraphError? WhyNotButton(Param button) =>
        button.NeedObject()
        ?? button["type"].NeedOneOf(ButtonTypes)
        ?? (button["type"].Text == "QUICK_REPLY" ? GraphError.Parameter("Buttons of utility messages may be POSTBACK, URL and PHONE_NUMBER", 2018416) : null)
        ?? button["text"].NeedText(LongestTitle)
        ?? (button["type"].Text switch
        {
            "URL" => WhyNotUrl(button),
            "PHONE_NUMBER" => button["phone_number"].NeedText(20),
            _ => button["payload"].NeedText(1000),
        });

    private static GraphError? WhyNotUrl(Param button) =>
        button["url"].NeedUrl()
        ?? (button["url"].Text!.Contains("{{", StringComparison.Ordinal) && button["example"].Items.Count == 0 ? button["example"].Missing : null);

    [GeneratedRegex("^[a-z0-9_]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(sale|discount|coupon|special offer|% off|buy now|free gift)\b|% off", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Advertising();
}
