using WebSite.Data;

namespace WebSite.Matching;

/// <summary>How a matching stands, in words for shoppers and for merchants.</summary>
public static class MatchingWords
{
    /// <summary>A state as a badge says it.</summary>
    public static string Name(MatchingState state) => state switch
    {
        MatchingState.Requested => "To be sent",
        MatchingState.InMessageRequests => "In Message Requests",
        MatchingState.Accepted => "Accepted",
        MatchingState.NoMatch => "Nobody found",
        MatchingState.NotPermitted => "Not permitted",
        _ => "Not reached",
    };

    /// <summary>How it stands, for the shopper whose number it is.</summary>
    /// <param name="state">Of its request.</param>
    /// <param name="phone">In international form.</param>
    /// <param name="canSend">Whether messages go out at the moment.</param>
    public static string ToShopper(MatchingState state, string phone, bool canSend) => state switch
    {
        MatchingState.Requested when !canSend => $"A message to {phone} waits: we can't send anything to Messenger at the moment.",
        MatchingState.Requested => $"We'll write to {phone} in Messenger.",
        MatchingState.InMessageRequests => $"We wrote to {phone} in Messenger. Look among your message requests there, and accept ours: before that, no news reach you.",
        MatchingState.Accepted => $"We reached you in Messenger, by {phone}. Press the button below our first message there to get news about this order; to end them, write “stop”.",
        MatchingState.NoMatch => $"Messenger knows nobody by {phone}, so no news reach you there. Your order isn't touched by that.",
        _ => $"We couldn't write to {phone} in Messenger. Your order isn't touched by that.",
    };

    /// <summary>What came of taking the consent back, for the shopper.</summary>
    public static string Of(Withdrawn outcome) => outcome switch
    {
        Withdrawn.BeforeSending => "Nothing will be sent, and your phone number is deleted.",
        Withdrawn.AfterSending => "Your phone number is deleted. If a message has reached Messenger already, it stays there: ignore it, or write “stop” to end the news.",
        Withdrawn.NotNow => "The message is being sent at this very moment. Please wait some seconds, and try again.",
        _ => "There was nothing to delete any more.",
    };
}
