namespace WebSite.Model;

/// <summary>The one table of the kinds of events that mean something here. What they mean, the projection says.</summary>
public static class EventKinds
{
    internal const string Message = "message";
    internal const string Unsent = "unsent";
    internal const string Postback = "postback";
    internal const string OptIn = "optin";
    internal const string MessageRequest = "message_request";
    internal const string Referral = "referral";
    internal const string Delivery = "delivery";
    internal const string Read = "read";
    internal const string Echo = "echo";
    internal const string MessageEdit = "message_edit";
    internal const string Reaction = "reaction";
    internal const string ThreadPassed = "pass_thread_control";
    internal const string ThreadTaken = "take_thread_control";
    internal const string ThreadAskedFor = "request_thread_control";
    internal const string Policy = "policy-enforcement";
    internal const string TemplateStatus = "message_template_status_update";

    private const string Gone = "It is in no conversation: it names no person of the Page, or what was said has been deleted or trimmed since.";
    private const string Handover = "It says which app has the thread, of nobody who is known here.";
    private const string NoHandovers = "the site tries to write where another app has the thread";
    private const string NoSettling = "what others write as the Page isn't in the thread, and a message may stay uncertain";
    private const string NoMarks = "nobody learns whether a message arrived or was read";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<EventKind> All { get; } =
    [
        new(Message, "messages", EventMeaning.Deed, Gone, ShownAs: EntryKind.Text, HasWords: true, HoldsMessage: true, MayComeByAd: true),
        new(Unsent, "messages", EventMeaning.Change, "A message was taken back that isn't in the conversation, or not yet. If it comes, its words are not shown.",
            "Shown in the conversation: the message is marked as unsent, and its words are gone."),
        new(Postback, "messaging_postbacks", EventMeaning.Deed, Gone, ShownAs: EntryKind.Postback, MayComeByAd: true),
        new(OptIn, "messaging_optins", EventMeaning.Deed, Gone, ShownAs: EntryKind.OptIn),
        new(MessageRequest, "messaging_optins", EventMeaning.Deed, Gone, ShownAs: EntryKind.Accepted, HoldsMessage: true),
        new(Referral, "messaging_referrals", EventMeaning.Deed, Gone, ShownAs: EntryKind.Referral, MayComeByAd: true),
        new(Delivery, "message_deliveries", EventMeaning.Mark, "It says what has arrived, which is noted in the person's conversation.", Shown: null, Without: NoMarks),
        new(Read, "message_reads", EventMeaning.Mark, "It says how far the person has read, which is noted in their conversation.", Shown: null, Without: NoMarks),
        new(Echo, "message_echoes", EventMeaning.Echo, "The Page's own words coming back. If nobody knew whether a message of this site's had arrived, this says that it did.",
            "Shown in the conversation, as written by somebody else for the Page.", Without: NoSettling, HoldsMessage: true),
        new(MessageEdit, "message_edits", EventMeaning.Change, "A change of a message that isn't in the conversation, or not yet. It was looked at for a stop.",
            "Shown in the conversation: the message has its new words, and keeps those of before.",
            Without: "a changed message is shown as it was, and a stop that is written into it isn't heard", HasWords: true, HoldsMessage: true),
        new(Reaction, "message_reactions", EventMeaning.Deed, "A reaction to a message, of nobody who is known here.", Without: "a reaction isn't shown, and doesn't open the window", ShownAs: EntryKind.Reaction),
        new(ThreadPassed, "messaging_handovers", EventMeaning.Handover, Handover, Without: NoHandovers),
        new(ThreadTaken, "messaging_handovers", EventMeaning.Handover, Handover, Without: NoHandovers),
        new(ThreadAskedFor, "messaging_handovers", EventMeaning.Handover, "Another app asks for the thread, of nobody who is known here.", Without: NoHandovers),
        new(Policy, "messaging_policy_enforcement", EventMeaning.OfPage, "Facebook keeps the Page from sending, or lets it again: messages wait, or go on. A block that is more than eight hours old changes nothing.",
            Shown: null, Without: "the site tries to write while Facebook keeps the Page from it"),
        new(TemplateStatus, "message_template_status_update", EventMeaning.OfPage, "It says how a template stands, which is noted under Texts if this site made it.",
            Shown: null, Without: "the site learns of an approved template only when it is asked for"),
    ];

    private static readonly Dictionary<string, EventKind> Rows = All.ToDictionary(kind => kind.Name);

    /// <summary>The fields without which something doesn't work.</summary>
    public static IReadOnlyList<string> Needed { get; } = [.. All.Where(kind => kind.Without is null).Select(kind => kind.Field).Distinct()];

    /// <summary>The others.</summary>
    public static IReadOnlyList<string> Wanted { get; } = [.. All.Where(kind => kind.Without is not null).Select(kind => kind.Field).Distinct()];

    /// <summary>What is known of a kind; null when the site does nothing with it. Some clients write the hyphen of Facebook's as an underscore.</summary>
    public static EventKind? Of(string name) => Rows.GetValueOrDefault(name == "policy_enforcement" ? Policy : name);

    /// <summary>What is missing without a field of <see cref="Wanted"/>, for the merchant.</summary>
    public static string Without(string field) => All.First(kind => kind.Field == field).Without!;
}
