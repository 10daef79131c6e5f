namespace Messenger.AspNetCore.Graph;

/// <summary>What can be done about a failed call. Which codes belong to which: <c>docs/platform.md</c>, Errors.</summary>
public enum GraphFaultKind
{
    /// <summary>Try again: Facebook says that it is passing.</summary>
    Temporary,

    /// <summary>Call less: nothing for the whole Page before <see cref="GraphFault.RetryAfter"/> is over.</summary>
    TooMany,

    /// <summary>Too many messages to phone numbers; others go.</summary>
    TooManyNumbers,

    /// <summary>The token is refused: nothing will work before a merchant gives another.</summary>
    Token,

    /// <summary>Facebook keeps the Page or the app from sending, for abuse or a breach of its policy. Tried again from half an hour up, and a merchant is to know.</summary>
    Restricted,

    /// <summary>The window has closed.</summary>
    Window,

    /// <summary>The person can't be reached any more.</summary>
    PersonGone,

    /// <summary>Another app has the thread: nothing can be written there until it gives it back.</summary>
    OtherApp,

    /// <summary>Nobody is known by the id or the number.</summary>
    NoMatch,

    /// <summary>The tag has ended: another way is needed.</summary>
    TagEnded,

    /// <summary>It repeats a request for the same topic. Nothing was sent.</summary>
    SameTopic,

    /// <summary>The app isn't reviewed for <c>pages_messaging</c>: it reaches only people with a role.</summary>
    NotReviewed,

    /// <summary>The app isn't reviewed for <c>pages_messaging_phone_number</c>: its numbers reach only people with a role.</summary>
    NumbersNotReviewed,

    /// <summary>The token lacks the permission <c>pages_messaging_phone_number</c>.</summary>
    NumbersNotPermitted,

    /// <summary>The fee for matching by phone number isn't paid.</summary>
    NumbersNotPaid,

    /// <summary>Matching by phone number is in limited release, and this Page isn't in it.</summary>
    NumbersClosed,

    /// <summary>The Page may not do this; of a message to a phone number, that it has no address or admin in the US.</summary>
    PageNotPermitted,

    /// <summary>The app or the Page may not do this.</summary>
    NotPermitted,

    /// <summary>The call itself is wrong: trying again changes nothing.</summary>
    Refused,

    /// <summary>Nothing left this machine: try again.</summary>
    Unreachable,

    /// <summary>It left, and no answer came: whether it was done, nobody knows.</summary>
    NoAnswer,

    /// <summary>An error of Facebook's although the message was sent. It must not go again.</summary>
    SentAllTheSame,
}

/// <summary>What follows from a class whatever was called.</summary>
public static class GraphFaultKinds
{
    /// <summary>Whether Facebook has decided, so that the same call has the same end until something changes: false of what passes by itself, and of what nobody knows.</summary>
    public static bool IsFinal(this GraphFaultKind kind) => kind is not (
        GraphFaultKind.Temporary or GraphFaultKind.TooMany or GraphFaultKind.TooManyNumbers or GraphFaultKind.Token or GraphFaultKind.Restricted or GraphFaultKind.OtherApp
        or GraphFaultKind.Unreachable or GraphFaultKind.NoAnswer or GraphFaultKind.SentAllTheSame);
}
