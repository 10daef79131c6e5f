using System.Security.Cryptography;
using System.Text;
using WebSite.Checkout;
using WebSite.Messenger;

namespace WebSite.Benchmarks.Load;

/// <summary>Signed requests, each with events of its own: another person, another checkout session, a fresh ref.</summary>
internal static class Bodies
{
    /// <summary>Whole HTTP requests, ready to be sent.</summary>
    public static byte[][] Make(RefProtector refs, int count, int eventsEach, long firstTimestamp)
    {
        var now = DateTimeOffset.UtcNow;
        var requests = new byte[count][];
        Parallel.For(0, count, i =>
        {
            var events = Enumerable.Range(0, eventsEach).Select(j => Event(refs, firstTimestamp, ((long)i * eventsEach) + j, now));
            var body = $$"""{"object":"page","entry":[{"id":"{{Template.PageId}}","time":{{firstTimestamp}},"messaging":[{{string.Join(',', events)}}]}]}""";
            requests[i] = Request(Encoding.ASCII.GetBytes(body));
        });
        return requests;
    }

    private static string Event(RefProtector refs, long firstTimestamp, long number, DateTimeOffset now)
    {
        var text = refs.Protect(new(Shopper.NewSessionToken(), BrowserHash.Of(BitConverter.GetBytes(number)), Placement.Product, 2, now.AddHours(1)));

        // The timestamps rise as they do in life: that is what the time-first key is made for.
        return $$$"""{"sender":{"id":"{{{1_000_000_000_000_000 + number}}}"},"recipient":{"id":"{{{Template.PageId}}}"},"timestamp":{{{firstTimestamp + (number / 20)}}},"optin":{"ref":"{{{text}}}"}}""";
    }

    private static byte[] Request(byte[] body)
    {
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Template.Secret), body));
        var head = $"POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256={signature}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
