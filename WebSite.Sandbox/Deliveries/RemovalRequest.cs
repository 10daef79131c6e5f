using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Deliveries;

/// <summary>The <c>signed_request</c> that Facebook posts when a person removes an app. <c>docs/platform.md</c>, Signatures.</summary>
internal static class RemovalRequest
{
    /// <summary>Signature, dot and payload, both in base64url without padding.</summary>
    public static string Write(SandboxWorld world, Person person)
    {
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(WireJson.Write(new JsonObject
        {
            ["algorithm"] = "HMAC-SHA256",
            ["issued_at"] = world.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["user_id"] = LoginIds.AppScoped(person, world),
        })));
        return Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(world.Options.AppSecret), Encoding.ASCII.GetBytes(payload))) + "." + payload;
    }
}
