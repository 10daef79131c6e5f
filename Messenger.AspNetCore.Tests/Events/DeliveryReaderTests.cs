using System.Text;
using System.Text.Json;
using Messenger.AspNetCore.Events;
using Messenger.AspNetCore.Tests.Support;
using static Messenger.AspNetCore.Tests.Support.Payload;

namespace Messenger.AspNetCore.Tests.Events;

public class DeliveryReaderTests
{
    [Fact]
    public void The_checkboxs_opt_in_and_the_first_answer_name_the_user_ref()
    {
        var tick = Single(Delivery(Tick("U")));
        Assert.Equal(("optin", "U", "U", (string?)null), (tick.Kind, tick.Sender, tick.UserRef, tick.Psid));
        var answer = Single(Delivery(FirstAnswer("U")));
        Assert.Equal(("message", Alice, "U", (string?)null), (answer.Kind, answer.Psid, answer.PriorUserRef, answer.UserRef));
        Assert.Null(Single(Delivery(Event(""" "message":{"mid":"m"},"prior_message":{"source":"customer_chat_plugin","identifier":"U"} """))).PriorUserRef);
    }

    [Fact]
    public void A_login_names_its_login_id_and_the_first_answer_too()
    {
        var told = Single(Delivery(LoginTold("L")));
        Assert.Equal(("optin", "L", "L", (string?)null, (string?)null), (told.Kind, told.Sender, told.LoginId, told.Psid, told.UserRef));
        foreach (var prior in new[] { """ {"login_id":"L"} """, """ {"source":"login_connect","identifier":"L"} """, """ {"identifier":"M","login_id":"L"} """ })
        {
            var answer = Single(Delivery(Event($$""" "message":{"mid":"m"},"prior_message":{{prior}} """)));
            Assert.Equal((Alice, "L", (string?)null), (answer.Psid, answer.PriorLoginId, answer.PriorUserRef));
        }

        Assert.Null(Single(Delivery(FirstAnswer("U"))).PriorLoginId);
    }

    [Theory]
    [InlineData("optin", "R", """ "optin":{"ref":"R"} """)]
    [InlineData("optin", "", """ "optin":{"ref":""} """)]
    [InlineData("optin", null, """ "optin":{"type":"one_time_notif_req","payload":"p","one_time_notif_token":"t"} """)]
    [InlineData("optin", null, """ "optin":{"type":"notification_messages","notification_messages_token":"t","title":"News"} """)]
    [InlineData("message_request", null, """ "message_request":"accept" """)]
    [InlineData("message_request", "m_1", """ "message":{"mid":"m_1","text":"hi"},"message_request":"accept" """)]
    [InlineData("message_request", "R", """ "optin":{"ref":"R","message_request":"accept"} """)]
    [InlineData("message", "mid.$cAA", """ "message":{"mid":"mid.$cAA","seq":1370,"text":"hi","quick_reply":{"payload":"P"}} """)]
    [InlineData("message", "m_1", """ "message":{"mid":"m_1","attachments":[{"type":"fallback","payload":null}],"sticker_id":1} """)]
    [InlineData("message", "m_1", """ "prior_message":{"source":"checkbox_plugin","identifier":"U"},"message":{"mid":"m_1"} """)]
    [InlineData("message", null, """ "message":"TEST_MESSAGE" """)]
    [InlineData("echo", "m_1", """ "message":{"is_echo":true,"app_id":1517776481860111,"mid":"m_1"} """)]
    [InlineData("echo", "m_1", """ "message":{"is_echo":true,"mid":"m_1","is_deleted":false} """)]
    [InlineData("unsent", "m_1", """ "message":{"mid":"m_1","is_deleted":true} """)]
    [InlineData("unsent", "m_1", """ "message":{"mid":"m_1","is_echo":true,"is_deleted":"true"} """)]
    [InlineData("message", "m_1", """ "message":{"mid":"m_1","is_deleted":"false"} """)]
    [InlineData("message", "m_1", """ "message":{"mid":"m_1","text":"hi","referral":{"ref":"R","source":"ADS"}} """)]
    [InlineData("message", "m_1", """ "referral":{"ref":"R","source":"ADS"},"message":{"mid":"m_1","text":"hi"} """)]
    [InlineData("postback", "R", """ "postback":{"title":"Get Started","payload":"GO","referral":{"ref":"R","source":"SHORTLINK","type":"OPEN_THREAD"}} """)]
    [InlineData("postback", "m_1", """ "postback":{"title":null,"mid":"m_1","referral":{"ref":"R"}} """)]
    [InlineData("referral", "R", """ "referral":{"ref":"R","source":"SHORTLINK","type":"OPEN_THREAD"} """)]
    [InlineData("referral", "", """ "referral":{"ref":"","source":"ADS","ad_id":"6","type":"OPEN_THREAD"} """)]
    [InlineData("referral", null, """ "referral":{"source":"DISCOVER_TAB","type":"OPEN_THREAD"} """)]
    [InlineData("delivery", null, """ "delivery":{"mids":["mid.1:a"],"watermark":1458668856253,"seq":37} """)]
    [InlineData("read", null, """ "read":{"watermark":1458668856253,"seq":38} """)]
    [InlineData("account_linking", null, """ "account_linking":{"status":"unlinked"} """)]
    [InlineData("policy-enforcement", null, """ "policy-enforcement":{"action":"block","reason":"x"} """)]
    [InlineData("pass_thread_control", null, """ "pass_thread_control":{"new_owner_app_id":"123","metadata":"x"} """)]
    [InlineData("app_roles", null, """ "app_roles":{"123456789":["primary_receiver"]} """)]
    [InlineData("reaction", null, """ "reaction":{"reaction":"smile","emoji":"\u2764\ufe0f","action":"react","mid":"m_1"} """)]
    [InlineData("message_edit", "m_1 1", """ "message_edit":{"mid":"m_1","text":"x","num_edit":1} """)]
    [InlineData("message_edit", null, """ "message_edit":{"mid":"m_1","text":"x"} """)]
    [InlineData("game_play", null, """ "game_play":{} """)]
    [InlineData("something_new", null, """ "something_new":[1,2] """)]
    public void Every_kind_and_mark_is_read(string kind, string? mark, string content)
    {
        var one = Single(Delivery(Event(content.Trim())));

        Assert.Equal((Settings.PageId, "messaging", kind, mark), (one.PageId, one.Channel, one.Kind, one.Mark));
        Assert.Equal((Alice, Settings.PageId, 1458692752478), (one.Sender, one.Recipient, one.Timestamp));
        Assert.Equal(Event(content.Trim()), Encoding.UTF8.GetString(one.Raw.Span));
    }

    [Fact]
    public void Of_two_referrals_the_one_beside_the_postback_counts()
    {
        var one = Single(Delivery(Event(""" "postback":{"referral":{"ref":"R","source":"SHORTLINK"} },"referral":{"ref":"S","source":"ADS"} """)));
        Assert.Equal(("postback", "S", "ADS"), (one.Kind, one.ReferralRef, one.ReferralSource));
    }

    [Theory]
    [InlineData(""" "message":{"mid":"m","referral":{"ref":"R","source":"ADS"}} """, "R", "ADS")]
    [InlineData(""" "message":{"mid":"m","referral":{"ref":"Q","source":"ADS"}},"referral":{"ref":"R","source":"SHORTLINK"} """, "R", "SHORTLINK")]
    [InlineData(""" "message":{"mid":"m","referral":{"product":{"id":"5"}}} """, null, null)]
    public void A_referral_with_a_message_is_read(string content, string? text, string? source)
    {
        var one = Single(Delivery(Event(content)));
        Assert.Equal(("message", text, source), (one.Kind, one.ReferralRef, one.ReferralSource));
    }

    [Theory]
    [InlineData("""{"sender":{"id":1751036168465324},"optin":{}}""", "1751036168465324")]
    [InlineData("""{"sender":{"id":123456789012345678901234567890},"optin":{}}""", "123456789012345678901234567890")]
    [InlineData("""{"sender":{"id":1e400},"optin":{}}""", "1e400")]
    [InlineData("""{"sender":{"user_ref":"U"},"optin":{"user_ref":"V"}}""", "U")]
    [InlineData("""{"optin":{"ref":"R","user_ref":"V"}}""", "V")]
    [InlineData("""{"optin":{"ref":"R"}}""", null)]
    [InlineData("""{"sender":"x","optin":{}}""", null)]
    [InlineData("""{"sender":{"id":{}},"optin":{}}""", null)]
    [InlineData("""{"sender":{"id":null},"optin":{}}""", null)]
    [InlineData("""{"sender":{"id":"\ud800"},"optin":{}}""", null)]
    [InlineData("""{"sender":{"id":"1"},"sender":{"id":"2"},"optin":{}}""", "2")]
    public void The_sender_is_an_id_in_any_form_or_a_user_ref_or_nobody(string item, string? sender)
    {
        var one = Single(Delivery(item));
        Assert.Equal(("optin", sender), (one.Kind, one.Sender));
    }

    [Theory]
    [InlineData("1458692752478", 1458692752478)]
    [InlineData("\"1458692752478\"", 1458692752478)]
    [InlineData("0", 0L)]
    [InlineData("1458692752", 1458692752000)]
    [InlineData("99999999999", 99999999999000)]
    [InlineData("100000000000", 100000000000)]
    [InlineData("999999999", 999999999L)]
    [InlineData("253402300799999", 253402300799999)]
    [InlineData("253402300800000", null)]
    [InlineData("99999999999999999999999", null)]
    [InlineData("1e400", null)]
    [InlineData("1.5", null)]
    [InlineData("-1", null)]
    [InlineData("\"-1\"", null)]
    [InlineData("\" 1\"", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void A_timestamp_is_a_number_or_its_text_or_nothing(string text, long? expected) =>
        Assert.Equal(expected, Single(Delivery($$"""{"read":{},"timestamp":{{text}} }""")).Timestamp);

    [Theory]
    [InlineData("1458692752478", true)]
    [InlineData("1458692752", true)]
    [InlineData("0", false)]
    [InlineData("999999999", false)]
    [InlineData("\"soon\"", false)]
    public void A_time_at_which_nothing_can_have_happened_is_none(string text, bool isTime) =>
        Assert.Equal(isTime, Single(Delivery($$"""{"read":{},"timestamp":{{text}} }""")).ToldAt is not null);

    [Fact]
    public void Every_item_of_every_list_of_every_entry_is_read_in_order()
    {
        var delivery = Read(Envelope(string.Join(',',
            Entry("""{"read":{}},{"optin":{}}"""),
            """{"id":5,"standby":[{"message":{"mid":"m"}}],"changes":[{"field":"feed","value":{}},{"value":1}],"messaging":[{"delivery":{}}]}""",
            """{"id":"6","time":1}""",
            "{}", "7", "null", "[]")));

        Assert.Equal("page", delivery.Topic);
        Assert.Equal(
            [
                (Settings.PageId, "messaging", "read"), (Settings.PageId, "messaging", "optin"),
                ("5", "messaging", "delivery"), ("5", "standby", "message"), ("5", "changes", "feed"), ("5", "changes", "unknown"),
            ],
            delivery.Events.Select(e => (e.PageId, e.Channel, e.Kind)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"sender":{"id":"1"},"recipient":{"id":"2"},"timestamp":3}""")]
    [InlineData("""{"":1}""", "")]
    public void An_item_without_a_kind_is_kept_as_unknown(string item, string kind = "unknown") =>
        Assert.Equal((kind, item), (Single(Delivery(item)).Kind, Encoding.UTF8.GetString(Single(Delivery(item)).Raw.Span)));

    [Theory]
    [InlineData("""{"object":"page","entry":[{"id":"1","messaging":{"a":1}}]}""")]
    [InlineData("""{"object":"page","entry":[{"id":"1","messaging":"x","standby":null,"changes":5}]}""")]
    [InlineData("""{"object":"page","entry":[]}""")]
    public void Lists_that_are_none_hold_nothing(string body) => Assert.Empty(Read(body).Events);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"entry":{}}""")]
    [InlineData("""{"entry":null}""")]
    [InlineData("""{"entry":[]} x""")]
    [InlineData("""{"entry":[]}{}""")]
    [InlineData("""{"entry":[],}""")]
    [InlineData("""{"entry":[]""")]
    [InlineData("\ufeff{\"entry\":[]}")]
    [InlineData("entry=1")]
    public void Anything_but_an_object_with_entries_is_refused(string body) => Assert.ThrowsAny<JsonException>(() => Read(body));

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.ThrowsAny<JsonException>(() => DeliveryReader.Read((byte[])[.. "{\"entry\":[],\"x\":\""u8, 0xc3, 0x28, .. "\"}"u8]));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(10_000, false)]
    public void Nesting_has_an_end(int depth, bool isRead)
    {
        // The envelope's object, the list of entries, the entry, its list and the event take five levels.
        var body = Delivery($$"""{"x":{{new string('[', depth - 5)}}{{new string(']', depth - 5)}}}""");
        Assert.Equal(isRead, Record.Exception(() => Read(body)) is null);
        if (!isRead)
        {
            Assert.ThrowsAny<JsonException>(() => Read(body));
        }
    }

    [Theory]
    [InlineData("""{"\ud800":1,"sender":{"id":"1"},"optin":{"ref":"R"}}""")]
    [InlineData("""{"sender":{"\ud800":1,"id":"1"},"optin":{"\udc00":1,"ref":"R","\ud800x":2}}""")]
    [InlineData("""{"sender":{"id":"1"},"optin":{"ref":"R","x":"\ud800"},"\udfff":1}""")]
    public void Names_that_are_no_text_hide_nothing_else(string item)
    {
        var one = Single(Delivery(item));
        Assert.Equal(("1", "R"), (one.Sender, one.Mark));
        Assert.Single(Read("""{"\ud800":1,"object":"page","entry":[{"\ud800":1,"id":"1","messaging":[{}],"\udc00":1}],"\ud800":2}""").Events);
    }

    [Theory]
    [InlineData("""{"\u006fptin":{"\u0072e\u0066":"R"},"\u0073ender":{"i\u0064":"1"}}""")]
    [InlineData("""{"\u006Fptin":{"re\u0066":"X","ref":"R"},"sender":{"id":"1"}}""")]
    public void Names_with_escapes_are_the_same_names(string item) => Assert.Equal(("1", "R", "optin"), (Single(Delivery(item)).Sender, Single(Delivery(item)).Mark, Single(Delivery(item)).Kind));

    [Theory]
    [InlineData("""{"optin\u0000":{"ref":"R"}}""")]
    [InlineData("""{"opti\u00":{"ref":"R"}}""")]
    [InlineData("""{"opti\nn":{"ref":"R"}}""")]
    [InlineData("""{"\ud800optin":{"ref":"R"}}""")]
    public void Other_names_with_escapes_are_others(string item) =>
        Assert.True(Record.Exception(() => Single(Delivery(item))) is JsonException || Single(Delivery(item)).Kind != "optin");

    [Theory]
    [InlineData("""{"optin":null,"sender":{"id":"1"}}""", "unknown")]
    [InlineData("""{"postback":{"referral":{"ref":"R"}},"referral":null}""", "postback")]
    public void Null_is_nothing(string item, string kind) => Assert.Equal(kind, Single(Delivery(item)).Kind);

    [Fact]
    public void Ids_are_cut_to_what_a_column_holds() =>
        Assert.Equal(new string('7', 256), Single(Delivery($$$"""{"read":{},"sender":{"id":"{{{new string('7', 5000)}}}"}}""")).Sender);

    [Fact]
    public void A_value_that_is_no_text_is_none()
    {
        var one = Single(Delivery("""{"optin":{"ref":"\ud800"},"recipient":{"id":"\udc00"}}"""));
        Assert.Equal((null, null), (one.Mark, one.Recipient));
        Assert.Equal("", Read("""{"object":"\ud800","entry":[]}""").Topic);
    }

    [Fact]
    public void A_kind_is_cut_to_what_a_column_holds() =>
        Assert.Equal(new string('x', 64), Single(Delivery($$"""{"{{new string('x', 5000)}}":1}""")).Kind);

    private static IncomingEvent Single(string body) => Assert.Single(Read(body).Events);

    private static Delivery Read(string body) => DeliveryReader.Read(Encoding.UTF8.GetBytes(body));
}
