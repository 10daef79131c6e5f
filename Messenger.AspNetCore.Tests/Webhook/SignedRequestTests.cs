using System.Text;
using Messenger.AspNetCore.Tests.Support;
using Messenger.AspNetCore.Webhook;

namespace Messenger.AspNetCore.Tests.Webhook;

public class SignedRequestTests
{
    /// <summary>Made by node's crypto with the tests' secret.</summary>
    private const string ByNode =
        "wf1j2M3qRqBIqpNn-ihwY97N2IxjRqENqjNQ8nz4UsI." +
        "eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTMzMjE1MzQ4NywidXNlciI6eyJjb3VudHJ5IjoiZGUiLCJsb2NhbGUiOiJkZV9ERSJ9LCJ1c2VyX2lkIjoiMTAwMDAxMjM0NTY3ODkifQ";

    [Fact]
    public void What_another_language_signed_is_read()
    {
        Assert.Equal(SignedRequestResult.Valid, Read(ByNode, out var request));
        Assert.Equal(("10000123456789", DateTimeOffset.FromUnixTimeSeconds(1332153487)), (request!.UserId, request.IssuedAt));
        Assert.Equal(ByNode, RequestSigner.Sign(RequestSigner.Payload()));
    }

    [Fact]
    public void Any_secret_in_force_will_do()
    {
        Assert.Equal(SignedRequestResult.Valid, SignedRequest.Read(ByNode, ["another", Settings.Secret], out _));
        Assert.Equal(SignedRequestResult.Mismatch, SignedRequest.Read(ByNode, ["another", ""], out var request));
        Assert.Null(request);
        Assert.Equal(SignedRequestResult.Mismatch, SignedRequest.Read(ByNode, [], out _));
    }

    [Fact]
    public void The_encoded_payload_was_signed_and_any_other_letter_shows()
    {
        for (var at = 0; at < ByNode.Length; at++)
        {
            var changed = ByNode[..at] + (ByNode[at] == 'A' ? 'B' : 'A') + ByNode[(at + 1)..];
            Assert.NotEqual(SignedRequestResult.Valid, Read(changed, out var request));
            Assert.Null(request);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void None_is_missing(string? text) => Assert.Equal(SignedRequestResult.Missing, Read(text, out _));

    [Theory]
    [InlineData(".")]
    [InlineData("garbled")]
    [InlineData("a.b")]
    [InlineData("{s}")]
    [InlineData("{s}.")]
    [InlineData(".{p}")]
    [InlineData("{p}")]
    [InlineData("{s}=.{p}")]
    [InlineData("{s}.{p}=")]
    [InlineData("{s}.{p}==")]
    [InlineData("{s}.{p}.")]
    [InlineData("{s}.{p}.{p}")]
    [InlineData("{s}. {p}")]
    [InlineData("{s}.{p}\n")]
    [InlineData("{s} .{p}")]
    [InlineData("{s}.{p}é")]
    [InlineData("{s}.+/{p}")]
    [InlineData("{s}{s}.{p}")]
    [InlineData("AAAA.{p}")]
    [InlineData("wf1j2M3qRqBIqpNn+ihwY97N2IxjRqENqjNQ8nz4UsI.{p}")]
    [InlineData("wf1j2M3qRqBIqpNn-ihwY97N2IxjRqENqjNQ8nz4UsJ.{p}")]
    public void What_is_not_two_parts_in_strict_base64url_is_malformed(string shape)
    {
        var parts = ByNode.Split('.');
        Assert.Equal(SignedRequestResult.Malformed, Read(shape.Replace("{s}", parts[0], StringComparison.Ordinal).Replace("{p}", parts[1], StringComparison.Ordinal), out var request));
        Assert.Null(request);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"issued_at":1,"user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA1","issued_at":1,"user_id":"1"}""")]
    [InlineData("""{"algorithm":null,"issued_at":1,"user_id":"1"}""")]
    [InlineData("""{"algorithm":["HMAC-SHA256"],"issued_at":1,"user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":-1,"user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1.5,"user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":999999999999999,"user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":{},"user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":""}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":"one"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":"1' OR 1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":"\ud800"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":-1}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":["1"]}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":"123456789012345678901234567890123"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1,"user_id":"1"} {}""")]
    public void What_was_signed_must_say_how_who_and_when(string payload) =>
        Assert.Equal(SignedRequestResult.Malformed, Read(RequestSigner.Sign(payload), out _));

    [Fact]
    public void What_is_signed_but_no_text_or_too_deep_is_malformed()
    {
        Assert.Equal(SignedRequestResult.Malformed, Read(RequestSigner.SignBytes([0xff, 0xfe, (byte)'{', (byte)'}']), out _));
        Assert.Equal(SignedRequestResult.Malformed, Read(RequestSigner.Sign(new string('[', 1000)), out _));
    }

    [Theory]
    [InlineData("""{"user_id":10000123456789,"algorithm":"hmac-sha256","issued_at":1332153487,"expires":0}""", "10000123456789")]
    [InlineData("""{"algorithm":"HMAC-SHA256","issued_at":1332153487,"profile_id":261907812360345,"user_id":0}""", "0")]
    public void Older_and_other_spellings_are_read(string payload, string user)
    {
        Assert.Equal(SignedRequestResult.Valid, Read(RequestSigner.Sign(payload), out var request));
        Assert.Equal(user, request!.UserId);
    }

    [Fact]
    public void There_is_a_limit_to_its_length()
    {
        var room = SignedRequest.MaxLength - RequestSigner.Sign("").Length;
        var payload = RequestSigner.Payload();
        var longest = payload + new string(' ', (room * 3 / 4) - Encoding.UTF8.GetByteCount(payload));
        Assert.Equal(SignedRequestResult.Valid, Read(RequestSigner.Sign(longest), out _));
        Assert.Equal(SignedRequestResult.Malformed, Read(RequestSigner.Sign(longest + "   "), out _));
    }

    private static SignedRequestResult Read(string? text, out SignedRequest? request) => SignedRequest.Read(text, [Settings.Secret], out request);
}
