using Messenger.AspNetCore.Graph;

namespace WebSite.Model;

/// <summary>The one table from a fault's class to what becomes of the message. Which codes are which class: <c>docs/platform.md</c>, Errors.</summary>
public static class FaultRules
{
    private static readonly Dictionary<GraphFaultKind, FaultRule> All = new()
    {
        [GraphFaultKind.Temporary] = new(FaultFate.Again, "Facebook had a passing trouble."),
        [GraphFaultKind.Unreachable] = new(
            FaultFate.Again, "Facebook could not be reached.", "Facebook couldn't be reached, so nothing was sent. Look at this machine's connection."),
        [GraphFaultKind.TooManyNumbers] = new(FaultFate.Again, "Too many messages went to phone numbers: Facebook takes no more for the moment."),
        [GraphFaultKind.TooMany] = new(
            FaultFate.Pause, "Facebook asks for fewer messages at a time.", "Facebook takes no more calls from this app for the moment.", Pause: PauseReason.Rate),
        [GraphFaultKind.Token] = new(
            FaultFate.Pause, "Facebook refuses the Page's token, or the site has none. Make a new one and set Messenger:PageAccessToken.",
            "Facebook doesn't accept the Page's access token, or there is none. Set a new one: Messenger:PageAccessToken.", Pause: PauseReason.Token),
        [GraphFaultKind.Restricted] = new(
            FaultFate.Pause, "Facebook keeps the Page from sending for a while. Page Quality, at Facebook, says why.", Pause: PauseReason.Restricted),
        [GraphFaultKind.Window] = new(
            FaultFate.Hinder, Hindrances.Why(Hindrance.WindowClosed), "Facebook knows this person from an older conversation, and the 24 hours for writing to them are over. They have to write first.",
            Hindrance: Hindrance.WindowClosed),
        [GraphFaultKind.OtherApp] = new(
            FaultFate.Hinder, Hindrances.Why(Hindrance.OtherApp), "Another app has the conversation with this person. Give it back in the Page's inbox, or write there.",
            Hindrance: Hindrance.OtherApp),
        [GraphFaultKind.PersonGone] = new(
            FaultFate.Hinder, Hindrances.Why(Hindrance.Unreachable),
            "The person takes no messages from this Page: they blocked it, or deleted the conversation.", Hindrance: Hindrance.Unreachable),
        [GraphFaultKind.NoAnswer] = new(
            FaultFate.Uncertain, "No answer came from Facebook: it may have been sent or not.",
            "It left, and no answer came: nobody knows whether it arrived. It isn't sent again, so that nobody gets it twice."),
        [GraphFaultKind.SentAllTheSame] = new(
            FaultFate.Uncertain, "Facebook answered with an error after which messages arrive all the same. It isn't sent again, so that nobody gets it twice."),
        [GraphFaultKind.NoMatch] = new(
            FaultFate.Fail, "Facebook knows nobody by this id at this Page.",
            "Facebook found nobody by this number, or wasn't sure enough: not in Messenger, never confirmed there, or confirmed in the last 24 hours. There is nothing to mend.",
            MatchingState.NoMatch),
        [GraphFaultKind.SameTopic] = new(FaultFate.Fail, "Facebook refused it as one request too many for the same topic. Nothing was sent."),
        [GraphFaultKind.TagEnded] = new(
            FaultFate.Hinder, "The tag that it went with has ended at Facebook. Leave Outbox:OrderTag empty, and make a template under Texts.", Hindrance: Hindrance.WindowClosed),
        [GraphFaultKind.NotReviewed] = new(
            FaultFate.Fail, "The app isn't approved for pages_messaging, so it reaches only its own admins, developers and testers. Finish the app's review.", State: MatchingState.NotPermitted),
        [GraphFaultKind.NumbersNotReviewed] = new(
            FaultFate.Fail, "The app isn't approved for pages_messaging_phone_number, so it reaches only its own admins, developers and testers. Finish the app's review.",
            State: MatchingState.NotPermitted),
        [GraphFaultKind.NumbersNotPermitted] = new(
            FaultFate.Fail, "The app lacks the permission pages_messaging_phone_number. Ask for it in the app's review; Facebook has rarely given it since 2020.", State: MatchingState.NotPermitted),
        [GraphFaultKind.NumbersNotPaid] = new(
            FaultFate.Fail, "The one-time fee of 99 USD for matching by phone number hasn't been paid for this Page. An admin of the Page pays it at Facebook.", State: MatchingState.NotPermitted),
        [GraphFaultKind.NumbersClosed] = new(
            FaultFate.Fail, "Facebook has closed Customer Matching to all but a few Pages, and this isn't one of them. Turn the offer off: Matching:IsOffered.", State: MatchingState.NotPermitted),
        [GraphFaultKind.PageNotPermitted] = new(
            FaultFate.Fail, "Facebook doesn't permit it to this Page.",
            "This Page may not match by phone number. It needs a US address or an admin in the US, and since 2020 Facebook lets hardly any new Page in.", MatchingState.NotPermitted, Quotes: true),
        [GraphFaultKind.NotPermitted] = new(
            FaultFate.Fail, "Facebook doesn't permit it to the app or the Page.",
            "Facebook doesn't allow the app or the Page to do this. The set-up check looks at the token's permissions.", MatchingState.NotPermitted, Quotes: true),
        [GraphFaultKind.Refused] = new(
            FaultFate.Fail, "Facebook refused it.", "Facebook refused the message itself. Trying again would change nothing: this is for the site's developer.", Quotes: true),
    };

    /// <summary>What holds for a class.</summary>
    /// <exception cref="KeyNotFoundException">It has no row.</exception>
    public static FaultRule Rule(this GraphFaultKind kind) => All[kind];

    /// <summary>Why, in a sentence or two for the merchant.</summary>
    public static string Why(this GraphFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.Kind.Rule() is { Quotes: true } rule ? $"{rule.Why} It said: {fault.Message.TrimEnd(' ', '.')}." : fault.Kind.Rule().Why;
    }

    /// <summary>The same of a message to a phone number, with Facebook's code, and without Facebook's sentence: it may hold the number.</summary>
    public static string WhyToNumber(this GraphFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var rule = fault.Kind.Rule();
        var why = rule.ToNumber ?? rule.Why;
        return fault.Number is null ? why : $"{why} (Facebook's code {fault.Number}.)";
    }
}
