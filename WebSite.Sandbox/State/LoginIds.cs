using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WebSite.Sandbox.State;

/// <summary>The ids by which a person is known who is more to the app than a thread: who logged in, or removes it.</summary>
internal static class LoginIds
{
    /// <summary>The person's id for the app: digits, always the same ones, and not the PSID.</summary>
    public static string AppScoped(Person person, SandboxWorld world)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{world.Options.AppId} {person.Id}"));
        return (10_000_000_000_000_000 + (BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue) % 90_000_000_000_000_000).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The <c>login_id</c> by which the Page may write to who logged in. How it is made: fbsamples/fblogin-sample.</summary>
    public static string Of(Person person, SandboxWorld world) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(world.Options.ClientToken), Encoding.UTF8.GetBytes($"umc_{AppScoped(person, world)}_{world.Options.AppId}_{world.Options.PageId}")));
}
