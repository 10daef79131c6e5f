namespace WebSite.Sandbox.Graph.Sending;

/// <summary>The templates. Those nobody here draws in detail are let through.</summary>
internal static class TemplateRules
{
    private const int LongestTitle = 80;

    private static readonly string[] Types =
    [
        "button", "generic", "list", "media", "receipt", "open_graph", "one_time_notif_req", "product", "customer_feedback",
        "airline_boardingpass", "airline_checkin", "airline_itinerary", "airline_update", UtilityRules.Template,
    ];

    public static GraphError? WhyNot(Param payload, GraphRequest request) =>
        payload.NeedObject()
        ?? payload["template_type"].NeedOneOf(Types)
        ?? (payload["template_type"].Text switch
        {
            "button" => payload["text"].NeedText(640) ?? payload["buttons"].NeedList(1, 3, ButtonRules.WhyNot),
            "generic" => payload["elements"].NeedList(1, 10, WhyNotElement) ?? payload["image_aspect_ratio"].MayOneOf("horizontal", "square"),
            "list" => payload["elements"].NeedList(2, 4, WhyNotRow)
                ?? payload["top_element_style"].MayOneOf("compact", "large", "LARGE", "COMPACT")
                ?? payload["buttons"].MayList(0, 1, ButtonRules.WhyNot),
            "media" => payload["elements"].NeedList(1, 1, WhyNotMedia),
            "receipt" => ReceiptRules.WhyNot(payload, request),
            UtilityRules.Template => UtilityRules.WhyNot(payload, request),
            _ => null,
        });

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
