namespace WebSite.Model;

/// <summary>What holds for the messages of an occasion. docs/architecture.md says what a new one needs.</summary>
/// <param name="Name">What such a message is, for the merchant.</param>
/// <param name="When">When it is sent, for the merchant, who finds its text under Texts; null where there is no text to write: a receipt is a form of its own, an answer the merchant's words.</param>
/// <param name="Told">What it tells, for the shopper who ordered: <c>The receipt</c> was sent.</param>
/// <param name="IsAboutOrder">Whether it is news of an order: it may go after the window has closed, from an approved template, and else is held. Source: docs/outbox.md.</param>
/// <param name="Useful">For how long it makes sense; null for as long as it takes.</param>
/// <param name="IsResponse">Whether it answers something that the person did, and goes as that.</param>
/// <param name="Text">The site's own text with its placeholders; null where it has none, or one for each place that a person can come from (OwnTexts).</param>
/// <param name="Template">Of news of an order, what a template for them begins with. What Facebook approves is sent as it is, so that {order} has to be in it.</param>
/// <param name="HasPlacements">Whether the text may differ by the placement that the person came from. To a phone number the site writes before anybody came.</param>
/// <param name="WaitsForWindow">Whether it is held when the window has closed, until the person writes again: it may go inside of it alone. News of an order may go by a template, too.</param>
/// <param name="HasCampaigns">Whether it may differ by campaign. What follows from a click on the shop's own web pages has a placement instead.</param>
/// <param name="Form">What it is made of.</param>
/// <param name="UseCases">What Facebook calls the templates of its own that suit it; null where none does.</param>
public sealed record OccasionRule(
    string Name,
    string? When,
    string Told = "A message about it",
    bool IsAboutOrder = false,
    TimeSpan? Useful = null,
    bool IsResponse = false,
    string? Text = null,
    string? Template = null,
    bool HasPlacements = true,
    bool WaitsForWindow = false,
    bool HasCampaigns = false,
    MessageForm Form = MessageForm.Text,
    IReadOnlyList<string>? UseCases = null);
