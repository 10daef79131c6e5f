namespace WebSite.Model;

/// <summary>What the site makes of a kind of event. docs/architecture.md says what a new one needs.</summary>
/// <param name="Name">As the webhook's reader names it. Source: <c>docs/platform.md</c>, Events.</param>
/// <param name="Field">The webhook field that brings it. Source: <c>docs/platform.md</c>, Webhook fields.</param>
/// <param name="Kept">What is said of one that no conversation shows.</param>
/// <param name="Shown">What is said of one that a conversation shows; null for one that none ever does.</param>
/// <param name="Without">What is missing where the field isn't ticked, for the merchant; null where something doesn't work at all then.</param>
public sealed record EventKind(string Name, string Field, string Kept, string? Shown = EventKind.InConversation, string? Without = null)
{
    /// <summary>What is said of most.</summary>
    internal const string InConversation = "Shown in the conversation.";
}
