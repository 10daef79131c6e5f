using WebSite.Sandbox.State;

namespace WebSite.Sandbox.Messenger;

/// <summary>The <c>account_linking_token</c> of the Log In button's address. <c>docs/platform.md</c>, Profiles.</summary>
/// <remarks>It says whom it stands for: one login for a person here, whom anybody may be.</remarks>
internal static class AccountLink
{
    private const string Prefix = "demo-link-";

    public static string TokenOf(Person person) => Prefix + person.Id;

    /// <summary>The person a token stands for, or null.</summary>
    public static Person? PersonOf(string? token, SandboxWorld world) =>
        token?.StartsWith(Prefix, StringComparison.Ordinal) is true ? world.People.Find(token[Prefix.Length..]) : null;
}
