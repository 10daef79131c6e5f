using WebSite.Sandbox.Rules;

namespace WebSite.Sandbox.Graph.Sending;

/// <summary>The templates. Those nobody here draws in detail are let through.</summary>
internal static class TemplateRules
{
    private const int LongestTitle = 80;

    public static GraphError? WhyNot(Param payload, GraphRequest request) =>
        payload.NeedObject()
        ?? payload["template_type"].NeedOneOf([.. Template.All.Select(each => each.Name)])
        ?? WhyNotVersion(payload["template_type"].Text!, request.Version)
        ?? (payload["template_type"].Text switch
        {
            "button" => payload["text"].NeedText(640) ?? payload["buttons"].NeedList(1, 3, ButtonRules.WhyNot),
            "generic" => payload["elements"].NeedList(1, 10, WhyNotElement) ?? payload["image_aspect_ratio"].MayOneOf("horizontal", "square"),
            "list" => payload["elements"].NeedList(2, 4, WhyNotRow)
                ?? payload["top_element_style"].MayOneOf("compact", "large", "LARGE", "COMPACT")
                ?? payload["buttons"].MayList(0, 1, ButtonRules.WhyNot),
            "media" => payload["elements"].NeedList(1, 1, WhyNotMedia),
            "receipt" => ReceiptRules.WhyNot(payload, request),
            "customer_feedback" => FeedbackRules.WhyNot(payload),
            UtilityRules.Template => UtilityRules.WhyNot(payload, request),
            _ => null,
        });

    private static GraphError? WhyNotVersion(string type, Version version) => Template.Find(type) switch
    {
        { Until: { } until } when version >= until => GraphError.Parameter(
            $"{char.ToUpperInvariant(type[0])}{type[1..].Replace('_', ' ')} template on Messenger Platform is deprecated on API {until}. It will be removed from all versions soon."),
        { From: { } from } when version < from => GraphError.Parameter($"The {type} template is not supported below version {from.Major}", 2018328),
        _ => null,
    };

    private static GraphError? WhyNotElement(Param element) =>
        WhyNotCard(element) ?? element["buttons"].MayList(0, 3, ButtonRules.WhyNot);

    private static GraphError? WhyNotRow(Param element) =>
        WhyNotCard(element) ?? element["buttons"].MayList(0, 1, ButtonRules.WhyNot);

    private static GraphError? WhyNotCard(Param element) =>
        element.NeedObject()
        ?? element["title"].NeedText(LongestTitle)
        ?? element["subtitle"].MayText(LongestTitle)
        ?? element["image_url"].MayUrl()
        ?? element["default_action"].MayObject()
        ?? element["default_action"]["url"].MayUrl();

    private static GraphError? WhyNotMedia(Param element) =>
        element.NeedObject()
        ?? element["media_type"].NeedOneOf("image", "video")
        ?? (element["url"].IsMissing != element["attachment_id"].IsMissing ? null : element.Wrong("given with exactly one of url and attachment_id"))
        ?? element["url"].MayUrl()
        ?? element["buttons"].MayList(0, 3, ButtonRules.WhyNot);
}
