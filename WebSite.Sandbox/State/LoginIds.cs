using System.Security.Cryptography;
using System.Text;

namespace WebSite.Sandbox.State;

/// <summary>The ids by which somebody is known who logged in with the app. How the second is made: fbsamples/fblogin-sample.</summary>
internal static class LoginIds
{
    /// <summary>The person's id at the app.</summary>
    public static string AppScoped(Person person) => person.Id.Replace("psid", "asid", StringComparison.Ordinal);

    /// <summary>The <c>login_id</c> by which the Page may write to them.</summary>
    public static string Of(Person person, SandboxWorld world) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(world.Options.ClientToken), Encoding.UTF8.GetBytes($"umc_{AppScoped(person)}_{world.Options.AppId}_{world.Options.PageId}")));
}
