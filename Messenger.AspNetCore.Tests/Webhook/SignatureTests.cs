using System.Security.Cryptography;
using System.Text;
using Messenger.AspNetCore.Tests.Support;
using Messenger.AspNetCore.Webhook;
using Microsoft.Extensions.Primitives;

namespace Messenger.AspNetCore.Tests.Webhook;

public class SignatureTests
{
    private const string Body = """{"text":"äöå 🫖"}""";
    private const string OfBody = "sha256=2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040";

    /// <summary>Computed with <c>openssl dgst -sha256 -hmac</c>.</summary>
    [Theory]
    [InlineData("", Settings.Secret, "c5d1779acf3d4f9b5a53cf4e030fdcb3ff701f1f2915fc6216211d2139b5b299")]
    [InlineData("""{"text":"\u00e4\u00f6\u00e5","url":"https:\/\/m.me\/x","tag":"\u003Cb>","mail":"a\u0040b"}""", Settings.Secret, "351f7bad4889ce322c0d595ec59a24b49d902c33af42795d92b60c67812f72b0")]
    [InlineData(Body, Settings.Secret, "2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040")]
    [InlineData("what do ya want for nothing?", "Jefe", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void Known_signatures_are_valid(string body, string secret, string hex)
    {
        Assert.Equal(SignatureResult.Valid, Check("sha256=" + hex, body, out var index, secret));
        Assert.Equal(0, index);
        Assert.Equal(SignatureResult.Valid, Check("sha256=" + hex.ToUpperInvariant(), body, out _, secret));
    }

    [Fact]
    public void What_was_escaped_on_the_wire_was_signed_escaped()
    {
        const string escaped = """{"text":"\u00e4"}""";
        Assert.Equal(SignatureResult.Mismatch, Check(Payload.Sign("""{"text":"ä"}"""u8), escaped, out _, Settings.Secret));
        Assert.Equal(SignatureResult.Valid, Check(Payload.Sign(Encoding.UTF8.GetBytes(escaped)), escaped, out _, Settings.Secret));
    }

    [Fact]
    public void No_header_is_missing()
    {
        Assert.Equal(SignatureResult.Missing, Check(StringValues.Empty, Body, out _, Settings.Secret));
        Assert.Equal(SignatureResult.Missing, Check("", Body, out _, Settings.Secret));
        Assert.Equal(SignatureResult.Missing, Check(new StringValues((string?)null), Body, out _, Settings.Secret));
    }

    [Fact]
    public void Two_headers_are_malformed_even_if_both_are_right() =>
        Assert.Equal(SignatureResult.Malformed, Check(new StringValues([OfBody, OfBody]), Body, out _, Settings.Secret));

    [Theory]
    [InlineData("sha256=")]
    [InlineData("sha256=zz3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040")]
    [InlineData("2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040")]
    [InlineData("SHA256=2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040")]
    [InlineData("sha1=2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040")]
    [InlineData("sha512=2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040")]
    [InlineData("sha256= 2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf30040")]
    [InlineData(" " + OfBody)]
    [InlineData(OfBody + " ")]
    [InlineData(OfBody + "00")]
    [InlineData(OfBody + "," + OfBody)]
    [InlineData("sha256=2c3656f10ff1fedb963599175ddab5345cfe72659a132712c740d5dcdbf3004\u0660")]
    public void Anything_else_is_malformed(string header)
    {
        Assert.Equal(SignatureResult.Malformed, Check(header, Body, out var index, Settings.Secret));
        Assert.Equal(-1, index);
    }

    [Fact]
    public void Cut_hexadecimal_is_malformed_at_every_length() => Assert.All(Enumerable.Range(1, OfBody.Length - 1), length =>
        Assert.Equal(SignatureResult.Malformed, Check(OfBody[..length], Body, out _, Settings.Secret)));

    [Fact]
    public void A_signature_with_another_digit_is_a_mismatch() => Assert.All(Enumerable.Range(7, 64), at =>
        Assert.Equal(SignatureResult.Mismatch, Check(OfBody[..at] + (OfBody[at] == '0' ? '1' : '0') + OfBody[(at + 1)..], Body, out _, Settings.Secret)));

    [Fact]
    public void A_sha1_signature_alone_proves_nothing()
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
#pragma warning disable CA5350 // That is what is tested.
        var sha1 = Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Settings.Secret), bytes));
#pragma warning restore CA5350
        Assert.Equal(SignatureResult.Malformed, Check("sha1=" + sha1, Body, out _, Settings.Secret));
        Assert.Equal(SignatureResult.Malformed, Check("sha256=" + sha1, Body, out _, Settings.Secret));
    }

    [Theory]
    [InlineData(0, Settings.Secret, "new", "older")]
    [InlineData(1, "new", Settings.Secret, "older")]
    [InlineData(2, "new", "older", Settings.Secret)]
    public void Any_of_several_secrets_will_do_and_the_index_says_which(int expected, params string[] secrets)
    {
        Assert.Equal(SignatureResult.Valid, Check(OfBody, Body, out var index, secrets));
        Assert.Equal(expected, index);
    }

    [Fact]
    public void Without_the_right_secret_it_is_a_mismatch()
    {
        Assert.Equal(SignatureResult.Mismatch, Check(OfBody, Body, out var index, "new", "older"));
        Assert.Equal(-1, index);
        Assert.Equal(SignatureResult.Mismatch, Check(OfBody, Body, out _));
    }

    private static SignatureResult Check(StringValues header, string body, out int index, params string[] secrets) =>
        Signature.Check(header, Encoding.UTF8.GetBytes(body), secrets, out index);
}
