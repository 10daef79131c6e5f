using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>The <c>signed_request</c> that Facebook posts when a person removes an app. <c>docs/platform.md</c>, Signatures.</summary>
internal static class RemovalRequest
{
    /// <summary>The person's id for the app: digits, always the same ones, and not the PSID.</summary>
    public static string UserId(SandboxWorld world, Person person)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Options.AppId} {person.Id}"));
        return (10_000_000_000_000_000 + (BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue) % 90_000_000_000_000_000).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Signature, dot and payload, both in base64url without padding.</summary>
    public static string Write(SandboxWorld world, Person person)
    {
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(WireJson.Write(new JsonObject
        {
            ["algorithm"] = "HMAC-SHA256",
            ["issued_at"] = world.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["user_id"] = UserId(world, person),
        })));
        return Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(world.Options.AppSecret), Encoding.ASCII.GetBytes(payload))) + "." + payload;
    }
}
