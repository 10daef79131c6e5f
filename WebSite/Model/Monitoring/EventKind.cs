namespace WebSite.Model;

/// <summary>What the site makes of a kind of event. docs/architecture.md says what a new one needs.</summary>
/// <param name="Name">As the webhook's reader names it. Source: <c>docs/platform.md</c>, Events.</param>
/// <param name="Field">The webhook field that brings it. Source: <c>docs/platform.md</c>, Webhook fields.</param>
/// <param name="Means">What it is about: the projection has one way for each.</param>
/// <param name="Kept">What is said of one that no conversation shows.</param>
/// <param name="Shown">What is said of one that a conversation shows; null for one that none ever does.</param>
/// <param name="Without">What is missing where the field isn't ticked, for the merchant; null where something doesn't work at all then.</param>
/// <param name="ShownAs">What a deed of a person's is in their conversation; null for everything else.</param>
/// <param name="HasWords">Whether it holds words of the person's own, which may ask something of the site, and are heard where another app has the thread, too.</param>
/// <param name="HoldsMessage">Whether it holds a message, which may be changed or taken back.</param>
/// <param name="MayComeByAd">Whether it may name the ad that the person came by.</param>
public sealed record EventKind(
    string Name,
    string Field,
    EventMeaning Means,
    string Kept,
    string? Shown = EventKind.InConversation,
    string? Without = null,
    EntryKind? ShownAs = null,
    bool HasWords = false,
    bool HoldsMessage = false,
    bool MayComeByAd = false)
{
    /// <summary>What is said of most.</summary>
    internal const string InConversation = "Shown in the conversation.";
}
