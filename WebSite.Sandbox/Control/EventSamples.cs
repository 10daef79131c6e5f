using System.Text.Json.Nodes;

namespace WebSite.Sandbox.Control;

/// <summary>An item of every kind, without sender, recipient and timestamp. <c>docs/platform.md</c>, Events.</summary>
internal static class EventSamples
{
    public static IReadOnlyDictionary<string, JsonObject> All { get; } = new Dictionary<string, string>
    {
        ["optin"] = """{"optin":{"ref":"PASS_THROUGH"}}""",
        ["message_request"] = """{"message_request":"accept"}""",
        ["message"] = """{"message":{"mid":"mid.$cAAdemo","text":"hi"}}""",
        ["echo"] = """{"message":{"is_echo":true,"app_id":"demo-app","mid":"mid.$cAAecho","text":"Hello"}}""",
        ["postback"] = """{"postback":{"title":"Get Started","payload":"GET_STARTED","referral":{"ref":"PASS_THROUGH","source":"SHORTLINK","type":"OPEN_THREAD"}}}""",
        ["referral"] = """{"referral":{"ref":"PASS_THROUGH","source":"SHORTLINK","type":"OPEN_THREAD"}}""",
        ["delivery"] = """{"delivery":{"mids":["mid.$cAAdemo"],"watermark":1458668856253,"seq":37}}""",
        ["read"] = """{"read":{"watermark":1458668856253,"seq":38}}""",
        ["account_linking"] = """{"account_linking":{"status":"linked","authorization_code":"PASS_THROUGH"}}""",
        ["policy-enforcement"] = """{"policy-enforcement":{"action":"block","reason":"The bot violated our policies."}}""",
        ["pass_thread_control"] = """{"pass_thread_control":{"previous_owner_app_id":"263902037430900","new_owner_app_id":"123","metadata":"why"}}""",
        ["take_thread_control"] = """{"take_thread_control":{"previous_owner_app_id":"123","new_owner_app_id":"263902037430900","metadata":"why"}}""",
        ["request_thread_control"] = """{"request_thread_control":{"requested_owner_app_id":123,"metadata":"why"}}""",
        ["app_roles"] = """{"app_roles":{"123456789":["primary_receiver"]}}""",
        ["reaction"] = """{"reaction":{"reaction":"smile","emoji":"\u2764\ufe0f","action":"react","mid":"mid.$cAAdemo"}}""",
        ["message_edit"] = """{"message_edit":{"mid":"mid.$cAAdemo","text":"hello","num_edit":1}}""",
        ["unsent"] = """{"message":{"mid":"mid.$cAAdemo","is_deleted":true}}""",
        ["message_from_ad"] = """{"message":{"mid":"mid.$cAAdemo","text":"hi","referral":{"ref":"PASS_THROUGH","source":"ADS","type":"OPEN_THREAD","ad_id":"6045246247433","ads_context_data":{"ad_title":"Spring teapots","post_id":"1"}}}}""",
        ["message_from_product"] = """{"message":{"mid":"mid.$cAAdemo","text":"hi","referral":{"product":{"id":"1"}}}}""",
        ["marketing_stop"] = """{"optin":{"type":"notification_messages","payload":"PAYLOAD","notification_messages_token":"TOKEN","notification_messages_status":"STOP_NOTIFICATIONS","title":"News"}}""",
        ["game_play"] = """{"game_play":{"game_id":"1","player_id":"2","context_type":"SOLO","score":100}}""",
        ["payment"] = """{"payment":{"payload":"PAYLOAD","amount":{"currency":"USD","amount":"29.62"}}}""",
        ["checkout_update"] = """{"checkout_update":{"payload":"PAYLOAD","shipping_address":{"id":10105655000959552,"country":"US","city":"Menlo Park","street1":"1 Hacker Way","state":"CA","postal_code":"94025"}}}""",
        ["pre_checkout"] = """{"pre_checkout":{"payload":"PAYLOAD","amount":{"currency":"USD","amount":"2.70"}}}""",
        ["checkbox"] = """{"optin":{"ref":"PASS_THROUGH","user_ref":"UNIQUE_REF"}}""",
        ["one_time_notif"] = """{"optin":{"type":"one_time_notif_req","payload":"PAYLOAD","one_time_notif_token":"TOKEN"}}""",
        ["login"] = """{"optin":{"login_id":"LOGIN_ID"}}""",
        ["prior_message"] = """{"message":{"mid":"mid.$cAAdemo","text":"hi"},"prior_message":{"source":"checkbox_plugin","identifier":"UNIQUE_REF"}}""",
    }.ToDictionary(sample => sample.Key, sample => JsonNode.Parse(sample.Value)!.AsObject());
}
