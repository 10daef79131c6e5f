using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebSite.Sandbox.Web;

namespace WebSite.Sandbox.Graph;

/// <summary>A parameter of a call or a part of one, and how Facebook names it in errors: <c>message[quick_replies][0][title]</c>.</summary>
internal readonly record struct Param(JsonNode? Node, string Path)
{
    public bool IsMissing => Node is null;

    public bool IsObject => Node is JsonObject;

    /// <summary>Its text; a number or a truth value as it was written.</summary>
    public string? Text => Node is not JsonValue value ? null : value.TryGetValue<string>(out var text) ? text : value.ToJsonString();

    /// <summary>Its number, written as a number or as text with a dot.</summary>
    public double? Number => double.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsTrue => Text is "true" or "1";

    /// <summary>The elements of a list; none where it is no list.</summary>
    public IReadOnlyList<Param> Items
    {
        get
        {
            var path = Path;
            return Node is JsonArray items ? [.. items.Select((item, index) => new Param(item, $"{path}[{index}]"))] : [];
        }
    }

    public GraphError Missing => GraphError.Parameter($"The parameter {Path} is required");

    public Param this[string name] => new((Node as JsonObject)?[name], $"{Path}[{name}]");

    public GraphError Wrong(string rule) => GraphError.Parameter($"Param {Path} must be {rule}");

    /// <summary>Null when it is there and has up to <paramref name="longest"/> characters.</summary>
    public GraphError? NeedText(int longest = int.MaxValue) => IsMissing || Text is "" ? Missing : MayText(longest);

    /// <summary>Null when it is left away, or has up to <paramref name="longest"/> characters.</summary>
    public GraphError? MayText(int longest = int.MaxValue) =>
        IsMissing ? null
        : Text is not { } text ? Wrong("a string")
        : text.Length > longest ? GraphError.Parameter($"Length of param {Path} must be less than or equal to {longest}")
        : null;

    public GraphError? NeedNumber() => IsMissing ? Missing : MayNumber();

    public GraphError? MayNumber() => IsMissing || Number is not null ? null : Wrong("a number");

    public GraphError? NeedUrl() => IsMissing ? Missing : MayUrl();

    public GraphError? MayUrl() =>
        IsMissing || (Uri.TryCreate(Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") ? null : Wrong("a valid URL");

    public GraphError? MayOneOf(params IReadOnlyCollection<string> allowed) =>
        IsMissing || (Text is { } text && allowed.Contains(text)) ? null : Wrong($"one of {{{string.Join(", ", allowed)}}}");

    public GraphError? NeedOneOf(params IReadOnlyCollection<string> allowed) => IsMissing ? Missing : MayOneOf(allowed);

    public GraphError? NeedObject() => IsMissing ? Missing : MayObject();

    public GraphError? MayObject() => IsMissing || IsObject ? null : Wrong("a JSON object");

    /// <summary>Null when it is a list of so many elements and each will do.</summary>
    public GraphError? NeedList(int least, int most, Func<Param, GraphError?> whyNot) => IsMissing ? Missing : MayList(least, most, whyNot);

    public GraphError? MayList(int least, int most, Func<Param, GraphError?> whyNot) =>
        IsMissing ? null
        : Node is not JsonArray list ? Wrong("an array")
        : list.Count < least ? (least == 1 ? Wrong("a non-empty array") : Wrong($"an array of at least {least} elements"))
        : list.Count > most ? Wrong($"an array of at most {most} elements")
        : Items.Select(whyNot).FirstOrDefault(error => error is not null);

    /// <summary>Reads JSON whose every part can be read; null when it isn't such.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) is { } node && ReadableJson.WhyNot(node) is null ? node : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name that is half a surrogate pair.
            return null;
        }
    }
}
