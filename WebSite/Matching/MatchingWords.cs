using WebSite.Language;
using WebSite.Model;

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

    /// <summary>
    /// How it stands, for the shopper whose number it is, or who only says so: before the number's owner has answered, nothing tells whether
    /// Messenger or this shop knows the number, nor whether a message went.
    /// </summary>
    /// <param name="state">Of its request.</param>
    /// <param name="phone">In international form.</param>
    /// <param name="canSend">Whether messages go out at the moment.</param>
    public static string ToShopper(MatchingState state, string phone, bool canSend) => state switch
    {
        MatchingState.Unconfirmed => Phrases.Say("Nothing has been sent to {0}.", phone),
        MatchingState.Accepted => Phrases.Say("We reached you in Messenger, by {0}. Press the button below our first message there to get news about this order; to end them, write “stop”.", phone),
        _ => $"{Going(phone, canSend)} {Phrases.Say("Look among your message requests there, and accept ours: before that, no news reaches you. Your order isn't touched by that, and the Messenger button on this page works all the same.")}",
    };

    /// <summary>What came of confirming the number, for the shopper.</summary>
    public static string Of(ConfirmationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result switch
        {
            { Outcome: ConfirmationOutcome.Confirmed } => Phrases.Say("Thank you. We'll write to your number in Messenger."),
            { Outcome: ConfirmationOutcome.OtherNumber } => Phrases.Say("The number was changed meanwhile, so nothing was sent. Please look at it, and confirm it if it is right."),
            { Budget: { } budget } => $"{NotToday(budget)} {Phrases.Say("Nothing was sent.")}",
            _ => Phrases.Say("There was nothing to confirm any more."),
        };
    }

    /// <summary>That no message can go today, for the shopper.</summary>
    public static string NotToday(BudgetFault budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var from = Moment.DayAndTime(budget.FreeAt);
        return budget.IsPages
            ? Phrases.Say("We have sent as many messages to phone numbers as we may in a day, so this one can't be sent today. From {0} on it can.", from)
            : Phrases.Say("As many messages to phone numbers were asked for from your connection as may be in a day, so this one can't be sent today. From {0} on it can.", from);
    }

    /// <summary>What came of taking the consent back, for the shopper: once the number was confirmed, the same whether a message went or not.</summary>
    public static string Of(Withdrawn outcome) => outcome switch
    {
        Withdrawn.BeforeConfirming => Phrases.Say("Nothing will be sent, and your phone number is deleted."),
        Withdrawn.BeforeSending or Withdrawn.AfterSending => Phrases.Say("Your phone number is deleted, and we don't write to it any more. If a message has reached Messenger already, it stays there: ignore it, or write “stop” to end the news."),
        Withdrawn.NotNow => Phrases.Say("The message is being sent at this very moment. Please wait some seconds, and try again."),
        _ => Phrases.Say("There was nothing to delete any more."),
    };

    private static string Going(string phone, bool canSend) => canSend
        ? Phrases.Say("We write to {0} in Messenger, unless Messenger doesn't know it, or its owner has a message of ours already or wants none.", phone)
        : Phrases.Say("We can't send anything to Messenger at the moment: what hasn't gone to {0} yet waits.", phone);
}
