using System.Text;
using WebSite.Sandbox.Deliveries;

namespace WebSite.Tests.Unit.Sandbox;

public class WireSignatureTests
{
    private static readonly byte[] Fox = Encoding.ASCII.GetBytes("The quick brown fox jumps over the lazy dog");

    // The well-known vectors of key "key".
    [Fact]
    public void Sha1_is_lowercase_hex_with_its_prefix() =>
        Assert.Equal("sha1=de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9", WireSignature.Sha1("key", Fox));

    [Fact]
    public void Sha256_is_lowercase_hex_with_its_prefix() =>
        Assert.Equal("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8", WireSignature.Sha256("key", Fox));
}
