using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Templates;

/// <summary>A template with the values of a message.</summary>
internal static partial class UtilityText
{
    /// <summary>The parameters of a text, each once.</summary>
    public static IReadOnlyList<string> Parameters(string text) => [.. Braces().Matches(text).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>The text of the body, with its parameters.</summary>
    public static string Body(MessageTemplate template) => Component(template, "BODY")["text"].Text!;

    /// <summary>Its buttons.</summary>
    public static IReadOnlyList<Param> Buttons(MessageTemplate template) => Component(template, "BUTTONS")["buttons"].Items;

    /// <summary>Whether a picture stands above the words, which each message brings.</summary>
    public static bool HasPicture(MessageTemplate template) => Component(template, "HEADER")["format"].Text == MessageTemplateRules.Picture;

    /// <summary>The address of the picture that a message brings.</summary>
    public static Param Picture(Param payload) => Sent(payload, "header") is [var first, ..] ? first["image"]["link"] : payload["components"];

    /// <summary>The words and buttons that the person sees, in the shape of a button template, or with a picture of a generic one: what the thread draws.</summary>
    /// <param name="template">An approved one.</param>
    /// <param name="payload">What was sent.</param>
    public static JsonObject Fill(MessageTemplate template, Param payload)
    {
        var parameters = Sent(payload, "body");
        var buttons = Buttons(template).Select((button, index) => Fill(button, Sent(payload, "button", index)));
        var words = Fill(Body(template), parameters);
        var all = new JsonArray([.. buttons.Select(each => (JsonNode)each)]);
        return HasPicture(template)
            ? new()
            {
                ["template_type"] = "generic",
                ["elements"] = new JsonArray(new JsonObject { ["title"] = words, ["image_url"] = Picture(payload).Text, ["buttons"] = all }),
            }
            : new() { ["template_type"] = "button", ["text"] = words, ["buttons"] = all };
    }

    /// <summary>The parameters of the body for which a message brings no value.</summary>
    public static IEnumerable<string> Unfilled(MessageTemplate template, Param payload)
    {
        var sent = Sent(payload, "body");
        return Parameters(Body(template)).Where(name => Value(name, sent) is not { Length: > 0 });
    }

    private static JsonObject Fill(Param button, IReadOnlyList<Param> parameters) => button["type"].Text switch
    {
        "URL" => new() { ["type"] = "web_url", ["title"] = button["text"].Text, ["url"] = Fill(button["url"].Text!, parameters) },
        "PHONE_NUMBER" => new() { ["type"] = "phone_number", ["title"] = button["text"].Text, ["payload"] = button["phone_number"].Text },
        _ => new() { ["type"] = "postback", ["title"] = button["text"].Text, ["payload"] = button["payload"].Text },
    };

    private static string Fill(string text, IReadOnlyList<Param> parameters) => Braces().Replace(text, match => Value(match.Groups[1].Value, parameters) ?? match.Value);

    private static string? Value(string name, IReadOnlyList<Param> parameters) =>
        parameters.FirstOrDefault(each => each["parameter_name"].Text == name) is { IsMissing: false } named ? named["text"].Text
        : int.TryParse(name, out var place) && place >= 1 && place <= parameters.Count ? parameters[place - 1]["text"].Text
        : null;

    private static Param Component(MessageTemplate template, string type) =>
        new Param(template.Components, "components").Items.FirstOrDefault(each => each["type"].Text == type);

    private static IReadOnlyList<Param> Sent(Param payload, string type, int? index = null) => payload["components"].Items.FirstOrDefault(
        each => each["type"].Text == type && (index is null || each["index"].Text == $"{index}"))["parameters"].Items;

    [GeneratedRegex(@"\{\{ *([a-z0-9_]+) *\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
