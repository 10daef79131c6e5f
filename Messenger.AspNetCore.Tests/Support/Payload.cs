using System.Security.Cryptography;
using System.Text;

namespace Messenger.AspNetCore.Tests.Support;

/// <summary>Deliveries as Facebook writes them: Alice, known to the Page as 1739141089378194, clicks.</summary>
internal static class Payload
{
    public const string Alice = "1739141089378194";
    public const string Charlie = "1751036168465324";

    /// <summary>A time in the past that an event may name.</summary>
    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 1000;

    /// <summary>So many milliseconds after a moment ago: times that differ, and that an event may name.</summary>
    public static long At(int milliseconds) => Start + milliseconds;

    private static readonly long Start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 60_000;

    /// <summary>One event: the envelope of <paramref name="psid"/> and what stands beside it.</summary>
    public static string Event(string content, long? timestamp = 1458692752478, string psid = Alice, string pageId = Settings.PageId)
    {
        var time = timestamp is null ? "" : $"\"timestamp\":{timestamp},";
        return $$"""{"sender":{"id":"{{psid}}"},"recipient":{"id":"{{pageId}}"},{{time}}{{content.Trim()}} }""";
    }

    /// <summary>A click on Send to Messenger.</summary>
    public static string OptIn(string? pluginRef, long? timestamp = null, string psid = Alice) =>
        Event(pluginRef is null ? "\"optin\":{}" : $$""" "optin":{"ref":"{{pluginRef}}"} """, timestamp ?? Now, psid);

    /// <summary>An m.me link that was followed in a thread of old.</summary>
    public static string Referral(string pluginRef, long? timestamp = null, string psid = Alice) =>
        Event($$""" "referral":{"ref":"{{pluginRef}}","source":"SHORTLINK","type":"OPEN_THREAD"} """, timestamp ?? Now, psid);

    /// <summary>An m.me link that began a thread.</summary>
    public static string FirstPostback(string pluginRef, long? timestamp = null, string psid = Alice) =>
        Event($$""" "postback":{"payload":"GO","referral":{"ref":"{{pluginRef}}","source":"SHORTLINK","type":"OPEN_THREAD"} } """, timestamp ?? Now, psid);

    /// <summary>A tick of the checkbox plugin that its web page confirmed: it names nobody.</summary>
    public static string Tick(string userRef, long? timestamp = null) =>
        $$"""{"recipient":{"id":"{{Settings.PageId}}"},"timestamp":{{timestamp ?? Now}},"optin":{"ref":"{{userRef}}","user_ref":"{{userRef}}"} }""";

    /// <summary>The first answer to what went to a user_ref.</summary>
    public static string FirstAnswer(string userRef, string text = "thanks", long? timestamp = null, string psid = Alice) =>
        Event($$""" "message":{"mid":"m_{{text.Length}}","text":"{{text}}"},"prior_message":{"source":"checkbox_plugin","identifier":"{{userRef}}"} """, timestamp ?? Now, psid);

    /// <summary>Facebook's word of a login that lets the Page write: it names nobody, and no checkout.</summary>
    public static string LoginTold(string loginId, string pluginRef = "", long? timestamp = null) =>
        $$"""{"recipient":{"id":"{{Settings.PageId}}"},"timestamp":{{timestamp ?? Now}},"optin":{"ref":"{{pluginRef}}","login_id":"{{loginId}}"} }""";

    public static string Delivery(params IEnumerable<string> events) => Envelope(Entry(string.Join(',', events)));

    public static string Entry(string events, string pageId = Settings.PageId, long time = 1458692752478, string channel = "messaging") =>
        $$"""{"id":"{{pageId}}","time":{{time}},"{{channel}}":[{{events}}] }""";

    public static string Envelope(string entries, string topic = "page") => $$"""{"object":"{{topic}}","entry":[{{entries}}]}""";

    /// <summary>The header's value, made without the site's code.</summary>
    public static string Sign(ReadOnlySpan<byte> body, string secret = Settings.Secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
