using System.Collections.Frozen;
using WebSite.Sandbox.Rules;

namespace WebSite.Sandbox.Deliveries;

/// <summary>The subscription field an event of each kind belongs to.</summary>
public static class EventFields
{
    /// <summary>What becomes of a template, in <c>changes</c>.</summary>
    public const string TemplateStatus = WebhookFields.TemplateStatus;

    private static readonly FrozenDictionary<string, string> ByKind = new Dictionary<string, string>
    {
        ["optin"] = "messaging_optins",
        ["message_request"] = "messaging_optins",
        ["message"] = "messages",
        ["echo"] = "message_echoes",
        ["postback"] = "messaging_postbacks",
        ["referral"] = "messaging_referrals",
        ["delivery"] = "message_deliveries",
        ["read"] = "message_reads",
        ["account_linking"] = "messaging_account_linking",
        ["policy-enforcement"] = "messaging_policy_enforcement",
        ["pass_thread_control"] = "messaging_handovers",
        ["take_thread_control"] = "messaging_handovers",
        ["request_thread_control"] = "messaging_handovers",
        ["app_roles"] = "messaging_handovers",
        ["reaction"] = "message_reactions",
        ["message_edit"] = "message_edits",
        ["unsent"] = "messages",
        ["message_from_ad"] = "messages",
        ["message_from_product"] = "messages",
        ["marketing_stop"] = "messaging_optins",
        ["game_play"] = "messaging_game_plays",
        ["payment"] = "messaging_payments",
        ["checkout_update"] = "messaging_checkout_updates",
        ["pre_checkout"] = "messaging_pre_checkouts",
        ["standby"] = "standby",
        [TemplateStatus] = TemplateStatus,
    }.ToFrozenDictionary();

    /// <summary>Every field that could ever be ticked.</summary>
    public static IReadOnlyList<string> All => WebhookFields.All;

    /// <summary>The fields ticked in a new world: what a shop's bot needs. Those that Facebook doesn't have yet on the world's day tell nothing.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "messages", "messaging_postbacks", "messaging_optins", "messaging_referrals", "message_deliveries", "message_reads", "message_echoes",
        "message_edits", "message_reactions",
        "messaging_account_linking", "messaging_policy_enforcement", "messaging_handovers", TemplateStatus,
    ];

    /// <summary>The field of a kind; an unknown kind is its own field, and is sent whatever is ticked.</summary>
    public static string Of(string kind) => ByKind.GetValueOrDefault(kind, kind);
}
