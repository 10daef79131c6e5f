using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using WebSite.Webhook;
using static WebSite.Tests.Support.Payload;

namespace WebSite.Tests.Unit.Webhook;

public class MutationTests
{
    private static readonly byte[][] Real =
    [
        .. new[]
        {
            Delivery(OptIn("v1.AbC", 1458692752478)),
            Delivery(Referral("v1.AbC", 1458692752478), FirstPostback("v1.AbC", 1458692752478)),
            Delivery(Event("""
                "message":{"mid":"mid.$cAA","seq":1370,"text":"\u00e4\ud83e\uded6 \/","attachments":[{"type":"location","payload":{"coordinates":{"lat":1.0,"long":-2.5e-3}}}]}
                """)),
            Envelope("""{"id":1751036168465324,"time":1,"standby":[{"optin":{"ref":"","user_ref":"U"}}],"changes":[{"field":"feed","value":null}]}"""),
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[] Scraps =
        ["\\ud800", "\"\\udc00\":1,", "\"ref\":\"\\ud800\",", "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "1e400", "-", "\0", "\ufeff", "{}", "[]", "true", "\\u0000", "ä"];

    private static readonly Gen<byte[]> Mutant =
        from start in Gen.Elements(Real)
        from count in Gen.Choose(1, 3)
        from edits in Gen.ListOf(Edit(), count)
        select edits.Aggregate(start, (body, edit) => edit(body));

    [Fact]
    public void Whatever_happens_to_a_delivery_it_is_read_or_refused() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Mutant.ToArbitrary(), body => IsReadOrRefused(body)));

    private static bool IsReadOrRefused(byte[] body)
    {
        try
        {
            return DeliveryReader.Read(body).Events.All(e => EventKey.Of(e).Length == EventKey.Length);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static Gen<Func<byte[], byte[]>> Edit() =>
        from at in Gen.Choose(0, 100_000)
        from length in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 12))
        from value in Gen.Choose(0, 255)
        from scrap in Gen.Elements(Scraps)
        from what in Gen.Choose(0, 3)
        select (Func<byte[], byte[]>)(body => Change(body, what, at % (body.Length + 1), length, (byte)value, scrap));

    private static byte[] Change(byte[] body, int what, int start, int length, byte value, string scrap)
    {
        var end = Math.Min(body.Length, start + length);
        return what switch
        {
            0 => [.. body[..start], value, .. body[Math.Min(body.Length, start + 1)..]],
            1 => [.. body[..start], .. body[end..]],
            2 => [.. body[..start], .. Encoding.UTF8.GetBytes(scrap), .. body[end..]],
            _ => [.. body[..end], .. body[start..]],
        };
    }
}
