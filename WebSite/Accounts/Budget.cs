using System.Net;

namespace WebSite.Accounts;

/// <summary>How many tries may fail within <see cref="FailedTries.Window"/>, and of whom: the whole table of it.</summary>
/// <param name="Kind">What it counts, in words for the log.</param>
/// <param name="Who">Whose tries: an account as it was typed, an address, a browser, or two of them.</param>
/// <param name="Most">How many.</param>
internal readonly record struct Budget(string Kind, object Who, int Most)
{
    /// <summary>
    /// Of a sign-in. A browser that the account knows has a budget of its own, which no stranger can use up. Others share: one account
    /// from one address; one address, where an office or a whole town may sit behind it; and one account from all addresses, the most
    /// that NIST SP 800-63B (5.2.2) lets through.
    /// </summary>
    /// <param name="account">The e-mail address in its one spelling, whether there is such an account or not.</param>
    /// <param name="address">Where the try comes from.</param>
    /// <param name="browser">The browser's id, when it signed in to that account before.</param>
    public static IReadOnlyList<Budget> OfSignIn(string account, IPAddress address, string? browser) => browser is not null
        ? [new("browser", browser, 10)]
        : [new("account and address", (account, address), 5), new("address", address, 100), new("account", account, 100)];

    /// <summary>Of the current password, asked for again on the dashboard.</summary>
    public static IReadOnlyList<Budget> OfChange(int merchant) => [new("change of password", merchant, 10)];
}
