namespace WebSite.Sandbox.Graph.Sending;

/// <summary>The buttons of templates and of the persistent menu.</summary>
internal static class ButtonRules
{
    public const int LongestPayload = 1000;

    private const int LongestTitle = 20;

    private static readonly string[] Types =
        ["web_url", "postback", "phone_number", "element_share", "payment", "account_link", "account_unlink", "game_play"];

    public static GraphError? WhyNot(Param button) =>
        button.NeedObject()
        ?? button["type"].NeedOneOf(Types)
        ?? (button["type"].Text switch
        {
            "web_url" => button["title"].NeedText(LongestTitle) ?? button["url"].NeedUrl(),
            "postback" or "phone_number" => button["title"].NeedText(LongestTitle) ?? button["payload"].NeedText(LongestPayload),
            "account_link" => button["url"].NeedUrl(),
            "payment" or "game_play" => button["title"].NeedText(LongestTitle),
            _ => null,
        });
}
