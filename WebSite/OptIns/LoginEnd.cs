using WebSite.Language;

namespace WebSite.OptIns;

/// <summary>What came of a login.</summary>
public enum LoginEnd
{
    /// <summary>The person lets the Page write, and that is recorded.</summary>
    Connected,

    /// <summary>The person logged in, and doesn't let the Page write.</summary>
    Declined,

    /// <summary>The person left Facebook's dialog.</summary>
    Cancelled,

    /// <summary>It wasn't begun in this browser, took too long, or has ended before.</summary>
    NotHere,

    /// <summary>Facebook didn't confirm it.</summary>
    NotConfirmed,

    /// <summary>Facebook couldn't be reached.</summary>
    NoAnswer,

    /// <summary>Facebook confirmed it, and this site couldn't store that.</summary>
    NotStored,
}

/// <summary>What shoppers read of it.</summary>
internal static class LoginWords
{
    /// <summary>In a sentence or two.</summary>
    public static string Of(LoginEnd end) => end switch
    {
        LoginEnd.Connected => Phrases.Say("Thank you. The receipt comes to your Messenger; answer it there, and news of your order follow."),
        LoginEnd.Declined => Phrases.Say("You logged in, but didn't let us write to you in Messenger. So we don't, and we keep nothing of the login."),
        LoginEnd.Cancelled => Phrases.Say("You left Facebook's login, so nothing was connected."),
        LoginEnd.NotHere => Phrases.Say("This login wasn't begun in this browser, took too long, or is over already. Nothing was connected. Begin again from your order's web page."),
        LoginEnd.NotConfirmed => Phrases.Say("Facebook didn't confirm the login, so nothing was connected. You can try again, or use the link to Messenger."),
        LoginEnd.NoAnswer => Phrases.Say("We couldn't reach Facebook just now, so nothing was connected. Try again in a moment."),
        _ => Phrases.Say("We couldn't store your yes just now, so nothing was connected. Try again in a moment."),
    };
}
