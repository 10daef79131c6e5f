using Messenger.AspNetCore.Graph;

namespace WebSite.Outbox;

/// <summary>Why a message wasn't sent, in a merchant's words.</summary>
internal static class Reasons
{
    /// <summary>The site itself failed, before anything left.</summary>
    public static string NotWritten(Exception exception) =>
        $"This site could not write the message ({exception.GetBaseException().GetType().Name}), so nothing was sent. It is this site's own fault, and its log says more. Once that is mended, try again.";

    public static string Of(GraphFault fault) => fault.Kind switch
    {
        GraphFaultKind.Temporary => "Facebook had a passing trouble.",
        GraphFaultKind.TooMany => "Facebook asks for fewer messages at a time.",
        GraphFaultKind.Token => "Facebook refuses the Page's token. Make a new one and set Messenger:PageAccessToken.",
        GraphFaultKind.Window => "The window of 24 hours has closed. It opens again when the person writes.",
        GraphFaultKind.PersonGone => "The person can't be reached: they blocked the Page, or deleted the conversation.",
        GraphFaultKind.NoMatch => "Facebook knows nobody by this id at this Page.",
        GraphFaultKind.NotPermitted => $"Facebook doesn't permit it: {fault.Message}",
        GraphFaultKind.Unreachable => "Facebook could not be reached.",
        GraphFaultKind.NoAnswer => "No answer came from Facebook: it may have been sent or not.",
        _ => $"Facebook refused it: {fault.Message}",
    };
}
