using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Graph;

/// <summary>
/// <c>GET me/call_to_actions</c>: the button under the Page's cover. The documentation asks for the token of a person with a role, the
/// sandbox has none such and takes the Page's; the type's name is uncertain.
/// </summary>
internal static class PageButton
{
    public static GraphAnswer Get(GraphRequest request) => new JsonObject
    {
        ["data"] = new JsonArray(new JsonObject
        {
            ["id"] = "demo-button",
            ["type"] = request.World.Settings.Page.HasSendMessageButton ? "MESSAGE_PAGE" : "SHOP_NOW",
        }),
    };
}
