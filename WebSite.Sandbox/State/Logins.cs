using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace WebSite.Sandbox.State;

/// <summary>Logins with the app: codes on their way, the tokens they were traded for, and what people answered to <c>user_messenger_contact</c>.</summary>
public sealed class Logins(SandboxWorld world)
{
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, LoginCode> _codes = new();
    private readonly ConcurrentDictionary<string, string> _personByToken = new();
    private readonly ConcurrentDictionary<string, bool> _answers = new();

    /// <summary>Somebody answered the dialog.</summary>
    /// <param name="person">Who.</param>
    /// <param name="mayWrite">Whether the Page may write; null: that wasn't asked.</param>
    /// <param name="redirect">Where the code goes, and where alone it can be traded from.</param>
    /// <param name="challenge">The hash of what has to come with it; null: nothing.</param>
    /// <returns>The code.</returns>
    public string Answer(Person person, bool? mayWrite, string redirect, string? challenge)
    {
        if (mayWrite is { } answer)
        {
            _answers[person.Id] = answer;
        }

        var code = "demo-code-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        _codes[code] = new(person.Id, redirect, challenge, world.Clock.GetUtcNow() + CodeLife);
        return code;
    }

    /// <summary>What the person answered last; null: never asked.</summary>
    public bool? AnswerOf(Person person) => _answers.TryGetValue(person.Id, out var mayWrite) ? mayWrite : null;

    /// <summary>Trades a code for a token, once.</summary>
    internal (string? Token, CodeFault Fault) Trade(string code, string redirect, string? verifier)
    {
        if (!_codes.TryGetValue(code, out var found))
        {
            return (null, CodeFault.Unknown);
        }

        var fault = found.IsTraded ? CodeFault.Used
            : world.Clock.GetUtcNow() > found.Until ? CodeFault.Old
            : found.Redirect != redirect ? CodeFault.OtherRedirect
            : found.Challenge is not null && found.Challenge != Hash(verifier ?? "") ? CodeFault.OtherVerifier
            : CodeFault.None;
        if (fault != CodeFault.None)
        {
            return (null, fault);
        }

        if (!_codes.TryUpdate(code, found with { IsTraded = true }, found))
        {
            return (null, CodeFault.Used);
        }

        var token = "demo-person-token-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
        _personByToken[token] = found.PersonId;
        return (token, CodeFault.None);
    }

    /// <summary>Whose token it is; null: nobody's.</summary>
    internal Person? PersonOf(string? token) => token is not null && _personByToken.TryGetValue(token, out var id) ? world.People.Find(id) : null;

    internal void Reset()
    {
        _codes.Clear();
        _personByToken.Clear();
        _answers.Clear();
    }

    private static string Hash(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private sealed record LoginCode(string PersonId, string Redirect, string? Challenge, DateTimeOffset Until, bool IsTraded = false);
}

/// <summary>Why a code isn't traded.</summary>
internal enum CodeFault
{
    None,
    Unknown,
    Used,
    Old,
    OtherRedirect,
    OtherVerifier,
}
