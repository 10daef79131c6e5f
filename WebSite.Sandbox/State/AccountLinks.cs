using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace WebSite.Sandbox.State;

/// <summary>Account linking: whom a token stands for. <c>messenger-platform.md</c> 7.5.</summary>
public sealed class AccountLinks
{
    private readonly ConcurrentDictionary<string, string> _personByToken = new();

    /// <summary>A new <c>account_linking_token</c> for the Log In button's address.</summary>
    public string Issue(Person person)
    {
        var token = "demo-linking-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        _personByToken[token] = person.Id;
        return token;
    }

    /// <summary>The PSID a token stands for, or null.</summary>
    public string? PersonOf(string? token) => token is not null ? _personByToken.GetValueOrDefault(token) : null;

    internal void Reset() => _personByToken.Clear();
}
