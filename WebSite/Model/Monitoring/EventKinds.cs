namespace WebSite.Model;

/// <summary>The one table of the kinds of events that mean something here. What they mean, the projection says.</summary>
public static class EventKinds
{
    private const string Gone = "It is in no conversation: it names no person of the Page, or what was said has been deleted or trimmed since.";
    private const string Handover = "It says which app has the thread, of nobody who is known here.";
    private const string NoHandovers = "the site tries to write where another app has the thread";
    private const string NoSettling = "what others write as the Page isn't in the thread, and a message may stay uncertain";
    private const string NoMarks = "nobody learns whether a message arrived or was read";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<EventKind> All { get; } =
    [
        new("message", "messages", Gone),
        new("unsent", "messages", "A message was taken back that isn't in the conversation, or not yet. If it comes, its words are not shown.",
            "Shown in the conversation: the message is marked as unsent, and its words are gone."),
        new("postback", "messaging_postbacks", Gone),
        new("optin", "messaging_optins", Gone),
        new("message_request", "messaging_optins", Gone),
        new("referral", "messaging_referrals", Gone),
        new("delivery", "message_deliveries", "It says what has arrived, which is noted in the person's conversation.", Shown: null, Without: NoMarks),
        new("read", "message_reads", "It says how far the person has read, which is noted in their conversation.", Shown: null, Without: NoMarks),
        new("echo", "message_echoes", "The Page's own words coming back. If nobody knew whether a message of this site's had arrived, this says that it did.",
            "Shown in the conversation, as written by somebody else for the Page.", Without: NoSettling),
        new("message_edit", "message_edits", "A change of a message that isn't in the conversation, or not yet. It was looked at for a stop.",
            "Shown in the conversation: the message has its new words, and keeps those of before.",
            Without: "a changed message is shown as it was, and a stop that is written into it isn't heard"),
        new("reaction", "message_reactions", "A reaction to a message, of nobody who is known here.", Without: "a reaction isn't shown, and doesn't open the window"),
        new("pass_thread_control", "messaging_handovers", Handover, Without: NoHandovers),
        new("take_thread_control", "messaging_handovers", Handover, Without: NoHandovers),
        new("request_thread_control", "messaging_handovers", "Another app asks for the thread, of nobody who is known here.", Without: NoHandovers),
        new("policy-enforcement", "messaging_policy_enforcement", "Facebook keeps the Page from sending, or lets it again: messages wait, or go on. A block that is more than eight hours old changes nothing.",
            Shown: null, Without: "the site tries to write while Facebook keeps the Page from it"),
        new("message_template_status_update", "message_template_status_update", "It says how a template stands, which is noted under Texts if this site made it.",
            Shown: null, Without: "the site learns of an approved template only when it is asked for"),
    ];

    private static readonly Dictionary<string, EventKind> Rows = All.ToDictionary(kind => kind.Name);

    /// <summary>The fields without which something doesn't work.</summary>
    public static IReadOnlyList<string> Needed { get; } = [.. All.Where(kind => kind.Without is null).Select(kind => kind.Field).Distinct()];

    /// <summary>The others.</summary>
    public static IReadOnlyList<string> Wanted { get; } = [.. All.Where(kind => kind.Without is not null).Select(kind => kind.Field).Distinct()];

    /// <summary>What is known of a kind; null when the site does nothing with it. Some clients write the hyphen of Facebook's as an underscore.</summary>
    public static EventKind? Of(string name) => Rows.GetValueOrDefault(name == "policy_enforcement" ? "policy-enforcement" : name);

    /// <summary>What is missing without a field of <see cref="Wanted"/>, for the merchant.</summary>
    public static string Without(string field) => All.First(kind => kind.Field == field).Without!;
}
