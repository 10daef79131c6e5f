using Messenger.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using WebSite.Model;

namespace WebSite.Accounts;

/// <summary>Lets merchants in and out.</summary>
internal sealed partial class SigningIn(
    UserManager<Merchant> merchants, SignInManager<Merchant> signIn, Passwords passwords, FailedTries tries, KnownBrowser browsers, OpenSessions sessions, ILogger<SigningIn> logger)
{
    /// <summary>Tries a password. What is answered, and how long it takes, doesn't depend on whether there is such an account.</summary>
    public async Task<SignInAnswer> TryAsync(HttpContext http, string email, string password)
    {
        var merchant = await merchants.FindByNameAsync(email);
        var browser = browsers.Of(http, merchant);
        var address = ClientAddress.Of(http);
        var budgets = Budget.OfSignIn(merchants.NormalizeName(email)!, address, browser);
        if (tries.Take(budgets) is { } refusal)
        {
            if (refusal.IsFirst)
            {
                Log.Closed(logger, refusal.Budget.Kind, refusal.Budget.Most);
            }

            return new(SignInOutcome.Closed, refusal.Wait);
        }

        switch (await passwords.MatchesAsync(merchant, password, new(browser ?? address.ToString(), browser is not null), http.RequestAborted))
        {
            case true:
                tries.Forget(budgets);
                await LetInAsync(http, merchant!);
                return new(SignInOutcome.In);
            case null:
                tries.GiveBack(budgets);
                return new(SignInOutcome.Busy, TimeSpan.FromSeconds(30));
            default:
                Failed(merchant);
                return new(SignInOutcome.NoMatch);
        }
    }

    /// <summary>Begins a session, for somebody who has shown a password or a one-time link.</summary>
    public async Task LetInAsync(HttpContext http, Merchant merchant)
    {
        await signIn.SignInAsync(merchant, isPersistent: false);
        browsers.Remember(http, merchant);
        Log.SignedIn(logger, merchant.Id);
    }

    /// <summary>Ends a merchant's sessions, on every device: a copied cookie ends with them.</summary>
    public async Task LeaveAsync(HttpContext http)
    {
        if (await merchants.GetUserAsync(http.User) is { } merchant)
        {
            await sessions.EndAllAsync(merchants, merchant);
            Log.SignedOut(logger, merchant.Id);
        }

        await signIn.SignOutAsync();
    }

    private void Failed(Merchant? merchant)
    {
        if (merchant is null)
        {
            Log.Unknown(logger);
        }
        else
        {
            Log.Failed(logger, merchant.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Merchant {Id} signed in.")]
        public static partial void SignedIn(ILogger logger, int id);

        [LoggerMessage(2, LogLevel.Warning, "A sign-in failed: not the password of merchant {Id}.")]
        public static partial void Failed(ILogger logger, int id);

        [LoggerMessage(3, LogLevel.Warning, "A sign-in failed: no merchant has that e-mail address.")]
        public static partial void Unknown(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "Sign-in is closed for up to ten minutes to one {Kind}: {Most} tries failed.")]
        public static partial void Closed(ILogger logger, string kind, int most);

        [LoggerMessage(5, LogLevel.Information, "Merchant {Id} signed out: all sessions of that merchant have ended.")]
        public static partial void SignedOut(ILogger logger, int id);
    }
}

/// <summary>What came of a try.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Wait">How long to wait before the next; null when there is no need.</param>
internal readonly record struct SignInAnswer(SignInOutcome Outcome, TimeSpan? Wait = null);

/// <summary>What can come of a try.</summary>
internal enum SignInOutcome
{
    /// <summary>The merchant is in.</summary>
    In,

    /// <summary>No such account, or not its password.</summary>
    NoMatch,

    /// <summary>Too many tries failed: the password wasn't looked at.</summary>
    Closed,

    /// <summary>Too many wait: likewise.</summary>
    Busy,
}
