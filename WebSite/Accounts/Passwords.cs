using Microsoft.AspNetCore.Identity;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>The one place where passwords are hashed: each look costs one hash, whoever it is for, and waits for its turn.</summary>
internal sealed class Passwords(UserManager<Merchant> merchants, IPasswordHasher<Merchant> hasher, PasswordTurns turns, OpenSessions sessions)
{
    private static readonly Merchant Nobody = new() { Email = "" };
    private static string? _nobodysHash;

    /// <summary>Whether it is the merchant's. For nobody it is as much work, so that the time tells a guesser nothing. Null: too many wait.</summary>
    public async Task<bool?> MatchesAsync(Merchant? merchant, string password, Caller caller, CancellationToken cancel)
    {
        using var turn = await turns.TakeAsync(caller, cancel);
        if (!turn.IsAcquired)
        {
            return null;
        }

        // Made at the first look, whoever that is for.
        _nobodysHash ??= hasher.HashPassword(Nobody, "no one's");
        var hash = merchant?.PasswordHash;
        return hasher.VerifyHashedPassword(merchant ?? Nobody, hash ?? _nobodysHash, password) != PasswordVerificationResult.Failed && hash is not null;
    }

    /// <summary>
    /// Gives the merchant a hash of the password if it is a good one, and doesn't store it yet. Returns what is wrong with it, in sentences;
    /// nothing when it is good.
    /// </summary>
    public async Task<IReadOnlyList<string>> ChooseAsync(Merchant merchant, string password, CancellationToken cancel)
    {
        List<string> faults = [];
        foreach (var rule in merchants.PasswordValidators)
        {
            faults.AddRange((await rule.ValidateAsync(merchants, merchant, password)).Errors.Select(error => error.Description));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        using var turn = await turns.TakeAsync(Caller.Inside, cancel);
        if (!turn.IsAcquired)
        {
            return ["Too many passwords are being set just now. Try again in a moment."];
        }

        merchant.SetPasswordHash(hasher.HashPassword(merchant, password));
        return [];
    }

    /// <summary>Stores another password, and ends every session of before. Returns what is wrong with it; nothing when it is stored.</summary>
    public async Task<IReadOnlyList<string>> ChangeAsync(Merchant merchant, string password, CancellationToken cancel)
    {
        var faults = await ChooseAsync(merchant, password, cancel);
        return faults.Count > 0 ? faults : await sessions.EndAllAsync(merchants, merchant);
    }
}
