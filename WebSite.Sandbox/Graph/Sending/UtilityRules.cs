using WebSite.Sandbox.Graph.Templates;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>The template of a utility message: one of the Page's own, approved, with a value for each parameter. <c>docs/platform.md</c>, Utility messages.</summary>
internal static class UtilityRules
{
    public const string Type = "UTILITY";

    public const string Template = "utility_messages";

    public static GraphError? WhyNot(Param payload, GraphRequest request)
    {
        if ((payload["name"].NeedText() ?? payload["language"].NeedObject() ?? payload["language"]["code"].NeedText()
            ?? payload["components"].MayList(0, 4, each => each.NeedObject() ?? each["type"].NeedOneOf("header", "body", "button")
                ?? each["parameters"].MayList(0, 20, one => one.NeedObject() ?? one["type"].NeedText()))) is { } wrong)
        {
            return wrong;
        }

        return Find(payload, request.World) switch
        {
            null => GraphError.Parameter($"The Page has no template {payload["name"].Text} in {payload["language"]["code"].Text}"),
            { Status: not MessageTemplate.Approved } template => GraphError.Parameter($"The template {template.Name} is {template.Status}, not {MessageTemplate.Approved}"),
            var template when UtilityText.Unfilled(template, payload).FirstOrDefault() is { } name => GraphError.Parameter($"The parameter {{{{{name}}}}} of the template has no value"),
            var template when UtilityText.HasPicture(template) && UtilityText.Picture(payload).Text is null => GraphError.Parameter($"The template {template.Name} needs a header with the link of an image"),
            var template when UtilityText.HasPicture(template) => UtilityText.Picture(payload).NeedUrl(),
            _ => null,
        };
    }

    /// <summary>Whether type and template belong together: neither goes without the other.</summary>
    public static GraphError? WhyNotTogether(GraphRequest request)
    {
        var isUtility = request["messaging_type"].Text == Type;
        var template = request["message"]["attachment"]["payload"]["template_type"];
        return isUtility == (template.Text == Template) ? null
            : isUtility ? template.Wrong($"{Template} in a message of the type {Type}")
            : request["messaging_type"].Wrong($"{Type} for a message with the template {Template}");
    }

    /// <summary>The template that a message names.</summary>
    public static MessageTemplate? Find(Param payload, SandboxWorld world) => world.Templates.Find(payload["name"].Text, payload["language"]["code"].Text);
}
