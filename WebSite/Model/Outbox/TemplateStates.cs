namespace WebSite.Model;

/// <summary>Facebook's words for how a template stands. Source: <c>docs/platform.md</c>, Utility messages.</summary>
public static class TemplateStates
{
    /// <summary>What a word means; null for one that nobody knows, from which nothing follows.</summary>
    public static TemplateState? Read(string? word) => word switch
    {
        "APPROVED" or "REINSTATED" => TemplateState.Approved,
        "PENDING" or "IN_APPEAL" => TemplateState.Pending,
        "REJECTED" => TemplateState.Rejected,
        "PAUSED" or "DISABLED" or "PENDING_DELETION" or "DELETED" => TemplateState.Stopped,
        _ => null,
    };

    /// <summary>Why it stands so, in a sentence for the merchant; null when there is nothing to say.</summary>
    /// <param name="state">How it stands.</param>
    /// <param name="reason">Facebook's word for why; null or <c>NONE</c> when it gave none.</param>
    public static string? Why(TemplateState state, string? reason)
    {
        var said = string.IsNullOrWhiteSpace(reason) || reason == "NONE" ? "It gave no reason." : $"It said: {reason.TrimEnd(' ', '.')}.";
        return state switch
        {
            TemplateState.Rejected => $"Facebook refused it. {said} Delete it, and make another.",
            TemplateState.Stopped => $"Facebook doesn't let it be used any more. {said}",
            _ => null,
        };
    }
}
