using Messenger.AspNetCore.Graph;
using WebSite.Model;

namespace WebSite.Outbox;

/// <summary>
/// What Facebook's answer to a message to a phone number means, in words for the merchant. Facebook's own sentence isn't repeated: it may
/// hold the number. Source: <c>docs/platform.md</c>, Errors, Customer matching.
/// </summary>
public static class MatchingFaults
{
    /// <summary>The state that a matching comes to when its message failed for good, and why in a sentence or two.</summary>
    /// <param name="fault">The last answer. The words also fit one after which it is tried again.</param>
    public static (MatchingState State, string Why) Of(GraphFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var (state, why) = ByCode(fault) ?? ByKind(fault);
        return (state, fault.Number is null ? why : $"{why} (Facebook's code {fault.Number}.)");
    }

    private static (MatchingState State, string Why)? ByCode(GraphFault fault) => (fault.Code, fault.Subcode) switch
    {
        (100, 2018001) => (MatchingState.NoMatch,
            "Facebook found nobody by this number, or wasn't sure enough: not in Messenger, never confirmed there, or confirmed in the last 24 hours. There is nothing to mend."),
        (230, _) => (MatchingState.NotPermitted,
            "The app lacks the permission pages_messaging_phone_number. Ask for it in the app's review; Facebook has rarely given it since 2020."),
        (10 or 200, 2018027) => (MatchingState.NotPermitted,
            "The app isn't approved for pages_messaging_phone_number, so it reaches only its own admins, developers and testers. Finish the app's review."),
        (10 or 200, 2018028) => (MatchingState.NotPermitted,
            "The app isn't approved for pages_messaging, so it reaches only its own admins, developers and testers. Finish the app's review."),
        (200, 2018021) => (MatchingState.NotPermitted,
            "The one-time fee of 99 USD for matching by phone number hasn't been paid for this Page. An admin of the Page pays it at Facebook."),
        (10, null) when fault.Message.Contains("limited release", StringComparison.OrdinalIgnoreCase) => (MatchingState.NotPermitted,
            "Facebook has closed Customer Matching to all but a few Pages, and this isn't one of them. Turn the offer off: Matching:IsOffered."),
        (10, null) => (MatchingState.NotPermitted,
            "This Page may not match by phone number. It needs a US address or an admin in the US, and since 2020 Facebook lets hardly any new Page in."),
        (4, 2018022) => (MatchingState.Failed, "Too many messages went to phone numbers: Facebook takes no more for the moment."),
        (613, 1893016) => (MatchingState.Failed, "Facebook refused it as one request too many for the same topic. Nothing was sent."),
        (2018300, _) => (MatchingState.Failed, "Another app has the conversation with this person. Give it back in the Page's inbox, or write there."),
        _ => null,
    };

    private static (MatchingState State, string Why) ByKind(GraphFault fault) => fault.Kind switch
    {
        GraphFaultKind.NoMatch => (MatchingState.NoMatch, "Facebook found nobody by this number, or wasn't sure enough. There is nothing to mend."),
        GraphFaultKind.NotPermitted => (MatchingState.NotPermitted, "Facebook doesn't allow the app or the Page to do this. The set-up check looks at the token's permissions."),
        GraphFaultKind.Token => (MatchingState.Failed, "Facebook doesn't accept the Page's access token, or there is none. Set a new one: Messenger:PageAccessToken."),
        GraphFaultKind.Window => (MatchingState.Failed, "Facebook knows this person from an older conversation, and the 24 hours for writing to them are over. They have to write first."),
        GraphFaultKind.PersonGone => (MatchingState.Failed, "The person takes no messages from this Page: they blocked it, or deleted the conversation."),
        GraphFaultKind.TooMany => (MatchingState.Failed, "Facebook takes no more calls from this app for the moment."),
        GraphFaultKind.Temporary => (MatchingState.Failed, "Facebook had a passing trouble."),
        GraphFaultKind.Unreachable => (MatchingState.Failed, "Facebook couldn't be reached, so nothing was sent. Look at this machine's connection."),
        GraphFaultKind.NoAnswer => (MatchingState.Failed, "It left, and no answer came: nobody knows whether it arrived. It isn't sent again, so that nobody gets it twice."),
        _ => (MatchingState.Failed, "Facebook refused the message itself. Trying again would change nothing: this is for the site's developer."),
    };
}
