using System.Globalization;
using System.Text;

namespace WebSite.Benchmarks.Reliability;

/// <summary>Deliveries of every kind of event that Facebook sends or sent, to be mutated.</summary>
internal static class Samples
{
    private const string Page = SiteProcess.PageId;
    private const string S = $$""" "sender":{"id":"1739141089378194"},"recipient":{"id":"{{Page}}"},"timestamp":1458692752478 """;
    private const string NoSender = $$""" "recipient":{"id":"{{Page}}"},"timestamp":1458692752478 """;

    private static readonly string[] Contents =
    [
        """ "optin":{"ref":"REF"} """,
        """ "optin":{"ref":""} """,
        """ "message_request":"accept" """,
        """ "optin":{"ref":"REF","message_request":"accept"} """,
        """ "optin":{"type":"one_time_notif_req","payload":"P","one_time_notif_token":"T"} """,
        """ "optin":{"type":"notification_messages","payload":"P","notification_messages_token":"T","notification_messages_frequency":"DAILY","token_expiry_timestamp":"1667000000000","title":"News"} """,
        """ "message":{"mid":"mid.$cAA","seq":1370,"text":"\u00e4\ud83e\uded6 \/","quick_reply":{"payload":"P"}} """,
        """ "message":{"mid":"m1","attachments":[{"type":"location","title":"t","url":"https://e.example","payload":{"url":"u","sticker_id":1,"coordinates":{"lat":1.0,"long":-2.5e-3}}},{"type":"fallback","payload":null}],"sticker_id":1} """,
        """ "message":{"mid":"m2","text":"hi"},"prior_message":{"source":"checkbox_plugin","identifier":"U"} """,
        """ "message":{"is_echo":true,"app_id":1517776481860111,"metadata":"m","mid":"m3","text":"t"} """,
        """ "postback":{"title":"Get Started","payload":"GO","mid":"m4","referral":{"ref":"REF","source":"SHORTLINK","type":"OPEN_THREAD"}} """,
        """ "postback":{"title":null} """,
        """ "referral":{"ref":"REF","source":"SHORTLINK","type":"OPEN_THREAD"} """,
        """ "referral":{"ref":"REF","source":"ADS","type":"OPEN_THREAD","ad_id":"6","ads_context_data":{"ad_title":"t","photo_url":"u","post_id":"1","product_id":"2"}} """,
        """ "referral":{"source":"DISCOVER_TAB","type":"OPEN_THREAD"} """,
        """ "referral":{"ref":"REF","source":"CUSTOMER_CHAT_PLUGIN","referer_uri":"https://e.example/","type":"OPEN_THREAD"} """,
        """ "delivery":{"mids":["mid.1:a"],"watermark":1458668856253,"seq":37} """,
        """ "read":{"watermark":1458668856253,"seq":38} """,
        """ "account_linking":{"status":"linked","authorization_code":"X"} """,
        """ "pass_thread_control":{"new_owner_app_id":"123","metadata":"m"} """,
        """ "request_thread_control":{"requested_owner_app_id":123,"metadata":"m"} """,
        """ "reaction":{"reaction":"smile","emoji":"\u2764\ufe0f","action":"react","mid":"m5"} """,
        """ "message_edit":{"mid":"m6","text":"t","num_edit":1} """,
        """ "game_play":{"game_id":"1"},"payment":{"amount":{"currency":"USD","amount":"1.50"}} """,
    ];

    private static readonly string[] Alone =
    [
        $$"""{ {{NoSender}},"optin":{"ref":"REF","user_ref":"U"} }""",
        $$"""{ "sender":{"user_ref":"U"},{{NoSender}},"referral":{"ref":"REF","source":"CUSTOMER_CHAT_PLUGIN","type":"OPEN_THREAD"} }""",
        $$"""{ {{NoSender}},"policy-enforcement":{"action":"block","reason":"r"} }""",
        $$"""{ {{NoSender}},"app_roles":{"123456789":["primary_receiver"]} }""",
    ];

    /// <summary>One delivery for each, and one with many; <paramref name="pluginRef"/> is in those that pass one through.</summary>
    public static IReadOnlyList<byte[]> Deliveries(string pluginRef)
    {
        // An opt-in of long ago would be set aside, and not recorded.
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var events = Contents.Select(content => $$"""{ {{S}},{{content}} }""").Concat(Alone).ToList();
        return
        [
            .. events.Select(one => Delivery("messaging", one))
                .Append(Delivery("messaging", string.Join(',', events)))
                .Append(Delivery("standby", events[6]))
                .Append(Delivery("changes", """{"field":"feed","value":{"item":"post","verb":"add"}}"""))
                .Select(text => Encoding.UTF8.GetBytes(text.Replace("REF", pluginRef, StringComparison.Ordinal).Replace("1458692752478", now, StringComparison.Ordinal))),
        ];
    }

    private static string Delivery(string channel, string events) =>
        $$"""{"object":"page","entry":[{"id":"{{Page}}","time":1458692752478,"{{channel}}":[{{events}}]}]}""";
}
