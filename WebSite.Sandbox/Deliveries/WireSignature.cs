using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace WebSite.Sandbox.Deliveries;

/// <summary>The two signatures Facebook puts over the very bytes it sends.</summary>
internal static class WireSignature
{
    [SuppressMessage("Security", "CA5350", Justification = "Facebook still sends the SHA-1 header.")]
    public static string Sha1(string secret, ReadOnlySpan<byte> body) =>
        "sha1=" + Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), body));

    public static string Sha256(string secret, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
