using System.Globalization;
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
        MatchingState.Unconfirmed => "Not confirmed",
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
        MatchingState.Unconfirmed => $"Nothing has been sent to {phone}.",
        MatchingState.NoMatch => $"Messenger knows nobody by {phone}, so no news reach you there. Your order isn't touched by that.",
        _ => $"We couldn't write to {phone} in Messenger. Your order isn't touched by that.",
    };

    /// <summary>What came of confirming the number, for the shopper.</summary>
    public static string Of(ConfirmationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result switch
        {
            { Outcome: ConfirmationOutcome.Queued } => "Thank you. We'll write to your number in Messenger.",
            { Outcome: ConfirmationOutcome.OtherNumber } => "The number was changed meanwhile, so nothing was sent. Please look at it, and confirm it if it is right.",
            { Budget: { } budget } => $"{NotToday(budget)} Nothing was sent.",
            { Outcome: ConfirmationOutcome.Refused } => "We can't write to this number in Messenger. Your order isn't touched by that.",
            _ => "There was nothing to confirm any more.",
        };
    }

    /// <summary>That no message can go today, for the shopper.</summary>
    public static string NotToday(BudgetFault budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var who = budget.IsPages ? "We have sent as many messages to phone numbers as we may in a day" : "As many messages to phone numbers were asked for from your connection as may be in a day";
        return $"{who}, so this one can't be sent today. From {budget.FreeAt.UtcDateTime.ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)} UTC on it can.";
    }

    /// <summary>What came of taking the consent back, for the shopper.</summary>
    public static string Of(Withdrawn outcome) => outcome switch
    {
        Withdrawn.BeforeSending => "Nothing will be sent, and your phone number is deleted.",
        Withdrawn.AfterSending => "Your phone number is deleted. If a message has reached Messenger already, it stays there: ignore it, or write “stop” to end the news.",
        Withdrawn.NotNow => "The message is being sent at this very moment. Please wait some seconds, and try again.",
        _ => "There was nothing to delete any more.",
    };
}
