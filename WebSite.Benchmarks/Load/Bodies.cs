using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Refs;
using WebSite.Checkout;
using WebSite.Model;

namespace WebSite.Benchmarks.Load;

/// <summary>Signed requests, each with events of its own: another person, another checkout session, a fresh ref.</summary>
internal sealed class Bodies(RefProtector refs, int eventsEach)
{
    private readonly long _first = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds();

    /// <summary>So many of them, ready to be sent.</summary>
    public byte[][] Many(int count)
    {
        var requests = new byte[count][];
        Parallel.For(0, count, i => requests[i] = One(i));
        return requests;
    }

    /// <summary>A whole HTTP request; another for each number.</summary>
    public byte[] One(long number)
    {
        var events = Enumerable.Range(0, eventsEach).Select(j => Event((number * eventsEach) + j, Shopper.NewSessionToken()));
        return Delivery(string.Join(',', events));
    }

    /// <summary>A whole HTTP request of one event, for a checkout session that is to be found again.</summary>
    public byte[] Click(long number, Guid token) => Delivery(Event(number, token));

    private byte[] Delivery(string events)
    {
        var body = $$"""{"object":"page","entry":[{"id":"{{Template.PageId}}","time":{{_first}},"messaging":[{{events}}]}]}""";
        return Request(Encoding.ASCII.GetBytes(body));
    }

    private string Event(long number, Guid token)
    {
        var text = refs.Protect(new(
            token, BrowserHash.Of(BitConverter.GetBytes(number)), EntryPoint.SendToMessenger, (byte)Placement.Product, Template.ProductId, DateTimeOffset.UtcNow.AddHours(1)));

        // The timestamps rise as they do in life: that is what the time-first key is made for.
        return $$$"""{"sender":{"id":"{{{1_000_000_000_000_000 + number}}}"},"recipient":{"id":"{{{Template.PageId}}}"},"timestamp":{{{_first + (number / 20)}}},"optin":{"ref":"{{{text}}}"}}""";
    }

    private static byte[] Request(byte[] body)
    {
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Template.Secret), body));
        var head = $"POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256={signature}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
