using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Tests.Support;

/// <summary>Messages of the Page, as a bot sends them, put into a thread.</summary>
internal static class PageMessages
{
    public const string Buttons =
        """
        {"attachment":{"type":"template","payload":{"template_type":"button","text":"What next?","buttons":[
          {"type":"postback","title":"Track it","payload":"TRACK"},{"type":"web_url","title":"Our shop","url":"https://shop.example/"},{"type":"phone_number","title":"Call us","payload":"+12125550199"}]}}}
        """;

    public const string Generic =
        """
        {"attachment":{"type":"template","payload":{"template_type":"generic","elements":[
          {"title":"Night Garden mug","subtitle":"Stoneware, 35 cl","image_url":"https://cdn.example/night-garden.jpg","default_action":{"type":"web_url","url":"https://shop.example/mug"},"buttons":[{"type":"postback","title":"Buy the mug","payload":"BUY_MUG"},{"type":"element_share"}]},
          {"title":"Oak tray","subtitle":"For six cups","image_url":"https://cdn.example/oak-tray.jpg","buttons":[{"type":"postback","title":"Buy the tray","payload":"BUY_TRAY"},{"type":"web_url","title":"Look","url":"javascript:alert(1)"}]}]}}}
        """;

    public const string List =
        """
        {"attachment":{"type":"template","payload":{"template_type":"list","elements":[
          {"title":"Autumn teas","subtitle":"Five of them","image_url":"https://cdn.example/teas.jpg","buttons":[{"type":"web_url","title":"All teas","url":"https://shop.example/teas"}]},
          {"title":"Smoky Lapsang","subtitle":"From the hills","image_url":"https://cdn.example/lapsang.jpg","buttons":[{"type":"postback","title":"Taste","payload":"LAPSANG"}]},
          {"title":"First flush","subtitle":"Spring in a cup"}],"buttons":[{"type":"postback","title":"View more","payload":"MORE"}]}}}
        """;

    public const string Media =
        """
        {"attachment":{"type":"template","payload":{"template_type":"media","elements":[{"media_type":"image","url":"https://cdn.example/workshop.jpg","buttons":[{"type":"postback","title":"Visit us","payload":"VISIT"}]}]}}}
        """;

    public const string Receipt =
        """
        {"attachment":{"type":"template","payload":{"template_type":"receipt","recipient_name":"Alice Lindqvist","merchant_name":"Kettle & Kin Ltd","order_number":"KK-1042","currency":"USD","payment_method":"Visa 2345","order_url":"https://shop.example/orders/KK-1042","timestamp":"1428444852","sharable":true,
          "address":{"street_1":"1 Hacker Way","street_2":"Building 4","city":"Menlo Park","postal_code":"94025","state":"CA","country":"US"},
          "summary":{"subtotal":1275.00,"shipping_cost":4.95,"total_tax":6.19,"total_cost":1256.14},
          "adjustments":[{"name":"New customer discount","amount":20},{"name":"$10 off coupon","amount":10}],
          "elements":[{"title":"Night Garden mug","subtitle":"Stoneware, hand-glazed","quantity":2,"price":50,"currency":"USD","image_url":"https://cdn.example/night-garden.jpg"},{"title":"Oak tray","subtitle":"For six cups","quantity":1,"price":1225,"image_url":"https://cdn.example/oak-tray.jpg"},{"title":"Gift wrap","price":0}]}}}
        """;

    /// <summary>The Page writes this to the person.</summary>
    public static void Write(this SandboxWorld world, string message, string person = "demo-psid-alice", bool isByPsid = true)
    {
        var json = JsonNode.Parse(message)!.AsObject();
        world.Words.Write(world.People.Find(person)!, json["text"]?.GetValue<string>() ?? "", json, isByPsid);
    }

    /// <summary>Text with quick replies.</summary>
    public static string Text(string text, params string[] replies) => new JsonObject
    {
        ["text"] = text,
        ["quick_replies"] = new JsonArray([.. replies.Select(reply => new JsonObject { ["content_type"] = "text", ["title"] = reply, ["payload"] = reply.ToUpperInvariant() })]),
    }.ToJsonString();
}
